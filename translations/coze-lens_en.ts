<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CozeLens::AnswerPage</name>
    <message>
        <source>Chat status: %1</source>
        <translation>Chat status: %1</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Usage: %1</translation>
    </message>
    <message>
        <source>The answer, put together</source>
        <translation>The answer, put together</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Reasoning</translation>
    </message>
    <message>
        <source>Show the reasoning</source>
        <translation>Show the reasoning</translation>
    </message>
    <message>
        <source>Show or hide the reasoning of all messages</source>
        <translation>Show or hide the reasoning of all messages</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Copy answer</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copy the answer</translation>
    </message>
    <message>
        <source>Copy the text of the answer, without headings and reasoning</source>
        <translation>Copy the text of the answer, without headings and reasoning</translation>
    </message>
    <message>
        <source>Open debug_url</source>
        <translation>Open debug_url</translation>
    </message>
    <message>
        <source>Open the run in Coze&apos;s editor; the page is there for 7 days</source>
        <translation>Open the run in Coze&apos;s editor; the page is there for 7 days</translation>
    </message>
</context>
<context>
    <name>CozeLens::AnswerView</name>
    <message>
        <source>Output of the workflow</source>
        <translation>Output of the workflow</translation>
    </message>
    <message>
        <source>Node without a title</source>
        <translation>Node without a title</translation>
    </message>
    <message>
        <source>Node %1</source>
        <translation>Node %1</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Function call</source>
        <translation>Function call</translation>
    </message>
    <message>
        <source>Tool output</source>
        <translation>Tool output</translation>
    </message>
    <message>
        <source>Tool response</source>
        <translation>Tool response</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Knowledge</translation>
    </message>
    <message>
        <source>Verbose message</source>
        <translation>Verbose message</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n piece(s), not played here</source>
        <translation>
            <numerusform>%1 in %n piece, not played here</numerusform>
            <numerusform>%1 in %n pieces, not played here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing by node_seq_id</source>
        <translation>
            <numerusform>%n piece missing by node_seq_id</numerusform>
            <numerusform>%n pieces missing by node_seq_id</numerusform>
        </translation>
    </message>
    <message>
        <source>the completed text, which differs from the sum of its deltas</source>
        <translation>the completed text, which differs from the sum of its deltas</translation>
    </message>
    <message>
        <source>only the first %1 characters are shown</source>
        <translation>only the first %1 characters are shown</translation>
    </message>
    <message>
        <source>Reasoning, %1 characters</source>
        <translation>Reasoning, %1 characters</translation>
    </message>
    <message>
        <source>Suggested follow-ups</source>
        <translation>Suggested follow-ups</translation>
    </message>
    <message>
        <source>The chat waits for the results of these calls</source>
        <translation>The chat waits for the results of these calls</translation>
    </message>
    <message>
        <source>The workflow waits for an answer</source>
        <translation>The workflow waits for an answer</translation>
    </message>
    <message>
        <source>a question node</source>
        <translation>a question node</translation>
    </message>
    <message>
        <source>an input node</source>
        <translation>an input node</translation>
    </message>
    <message>
        <source>a plugin on this side</source>
        <translation>a plugin on this side</translation>
    </message>
    <message>
        <source>a plugin that needs OAuth</source>
        <translation>a plugin that needs OAuth</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>There are more messages than can be shown here; all of them stand under Events.</source>
        <translation>There are more messages than can be shown here; all of them stand under Events.</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
</context>
<context>
    <name>CozeLens::AuthPage</name>
    <message>
        <source>pat_… or another token, without Bearer</source>
        <translation>pat_… or another token, without Bearer</translation>
    </message>
    <message>
        <source>This profile has no token yet</source>
        <translation>This profile has no token yet</translation>
    </message>
    <message>
        <source>The headers carry an Authorization of their own; that one is sent.</source>
        <translation>The headers carry an Authorization of their own; that one is sent.</translation>
    </message>
    <message>
        <source>Sent as Authorization: Bearer. Tokens are kept out of history, reports and logs.</source>
        <translation>Sent as Authorization: Bearer. Tokens are kept out of history, reports and logs.</translation>
    </message>
    <message>
        <source>The request is sent without an Authorization header.</source>
        <translation>The request is sent without an Authorization header.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Where the token comes from</source>
        <translation>Where the token comes from</translation>
    </message>
    <message>
        <source>The profile&apos;s token</source>
        <translation>The profile&apos;s token</translation>
    </message>
    <message>
        <source>A token for this request only</source>
        <translation>A token for this request only</translation>
    </message>
    <message>
        <source>No token</source>
        <translation>No token</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Opens the profile, where its token is kept</source>
        <translation>Opens the profile, where its token is kept</translation>
    </message>
</context>
<context>
    <name>CozeLens::BinaryPanel</name>
    <message>
        <source>Sound, %1</source>
        <translation>Sound, %1</translation>
    </message>
    <message>
        <source>Picture, %1</source>
        <translation>Picture, %1</translation>
    </message>
    <message>
        <source>Binary data, %1</source>
        <translation>Binary data, %1</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Save the body as it came (Ctrl+S)</source>
        <translation>Save the body as it came (Ctrl+S)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open with the system&apos;s application</source>
        <translation>Open with the system&apos;s application</translation>
    </message>
    <message>
        <source>Show as hex</source>
        <translation>Show as hex</translation>
    </message>
</context>
<context>
    <name>CozeLens::BodyCompletion</name>
    <message>
        <source>%1, required</source>
        <translation>%1, required</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>CozeLens::BodyPage</name>
    <message>
        <source>Saved as %1</source>
        <translation>Saved as %1</translation>
    </message>
    <message>
        <source>Not saved as %1: %2</source>
        <translation>Not saved as %1: %2</translation>
    </message>
    <message>
        <source>The body is cut off: %1 arrived, and more should have come.</source>
        <translation>The body is cut off: %1 arrived, and more should have come.</translation>
    </message>
    <message>
        <source>Shown decoded from %1.</source>
        <translation>Shown decoded from %1.</translation>
    </message>
    <message>
        <source>The header names the unknown charset %1; shown as UTF-8.</source>
        <translation>The header names the unknown charset %1; shown as UTF-8.</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) mean nothing in that charset and are shown as U+FFFD.</source>
        <translation>
            <numerusform>%n byte means nothing in that charset and is shown as U+FFFD.</numerusform>
            <numerusform>%n bytes mean nothing in that charset and are shown as U+FFFD.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a NUL byte at offset %1; the hex view shows every byte.</source>
        <translation>There is a NUL byte at offset %1; the hex view shows every byte.</translation>
    </message>
    <message>
        <source>Not valid UTF-8 from offset %1 on; the hex view shows every byte.</source>
        <translation>Not valid UTF-8 from offset %1 on; the hex view shows every byte.</translation>
    </message>
    <message>
        <source>Not valid JSON, shown as it came. Line %1, column %2: %3</source>
        <translation>Not valid JSON, shown as it came. Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Copy value</translation>
    </message>
    <message>
        <source>Copy path (JSONPath)</source>
        <translation>Copy path (JSONPath)</translation>
    </message>
    <message>
        <source>Copy path (JSON pointer)</source>
        <translation>Copy path (JSON pointer)</translation>
    </message>
    <message>
        <source>Open as JSON</source>
        <translation>Open as JSON</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Open link</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Find…</translation>
    </message>
    <message>
        <source>Filter by JSONPath…</source>
        <translation>Filter by JSONPath…</translation>
    </message>
    <message>
        <source>Go to line…</source>
        <translation>Go to line…</translation>
    </message>
    <message>
        <source>Save the body as…</source>
        <translation>Save the body as…</translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>Response body</translation>
    </message>
    <message>
        <source>Part of the response body</source>
        <translation>Part of the response body</translation>
    </message>
    <message>
        <source>Filter by JSONPath</source>
        <translation>Filter by JSONPath</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Wrap long lines</translation>
    </message>
    <message>
        <source>JSON in a string: Ctrl+click opens it</source>
        <translation>JSON in a string: Ctrl+click opens it</translation>
    </message>
</context>
<context>
    <name>CozeLens::BodySaver</name>
    <message>
        <source>Save the body as it came</source>
        <translation>Save the body as it came</translation>
    </message>
    <message>
        <source>No application opens this type of file.</source>
        <translation>No application opens this type of file.</translation>
    </message>
</context>
<context>
    <name>CozeLens::CodeHeader</name>
    <message>
        <source>No code</source>
        <translation>No code</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Error code</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Unknown code</translation>
    </message>
    <message>
        <source>Official error code</source>
        <translation>Official error code</translation>
    </message>
    <message>
        <source>Not in the official table</source>
        <translation>Not in the official table</translation>
    </message>
    <message>
        <source>Matched by its message: %1</source>
        <translation>Matched by its message: %1</translation>
    </message>
</context>
<context>
    <name>CozeLens::CodeView</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
</context>
<context>
    <name>CozeLens::ConnectionPage</name>
    <message>
        <source>Anyone between here and the server can read and change everything, the token included. For finding a fault only.</source>
        <translation>Anyone between here and the server can read and change everything, the token included. For finding a fault only.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>This one</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Proxy address</translation>
    </message>
    <message>
        <source>Extra CA</source>
        <translation>Extra CA</translation>
    </message>
    <message>
        <source>PEM file, trusted besides the system&apos;s authorities; for a company&apos;s proxy</source>
        <translation>PEM file, trusted besides the system&apos;s authorities; for a company&apos;s proxy</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client certificate</translation>
    </message>
    <message>
        <source>PEM file, only if the server asks for one</source>
        <translation>PEM file, only if the server asks for one</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Its key</translation>
    </message>
    <message>
        <source>PEM file; empty when the certificate&apos;s file holds it</source>
        <translation>PEM file; empty when the certificate&apos;s file holds it</translation>
    </message>
    <message>
        <source>Do not verify TLS certificates</source>
        <translation>Do not verify TLS certificates</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>First byte</translation>
    </message>
    <message>
        <source>Silence in between</source>
        <translation>Silence in between</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>Its password</translation>
    </message>
    <message>
        <source>Only for an address with a user: http://user@host:3128</source>
        <translation>Only for an address with a user: http://user@host:3128</translation>
    </message>
    <message>
        <source>Key&apos;s password</source>
        <translation>Key&apos;s password</translation>
    </message>
    <message>
        <source>Only for an encrypted key</source>
        <translation>Only for an encrypted key</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>Response body</translation>
    </message>
    <message>
        <source>A larger body is cut there, and the window says so; a compressed one counts at its decoded size</source>
        <translation>A larger body is cut there, and the window says so; a compressed one counts at its decoded size</translation>
    </message>
    <message>
        <source>From the environment (http_proxy, https_proxy, all_proxy, no_proxy)</source>
        <translation>From the environment (http_proxy, https_proxy, all_proxy, no_proxy)</translation>
    </message>
</context>
<context>
    <name>CozeLens::CrumbBar</name>
    <message>
        <source>‹ Back</source>
        <translation>‹ Back</translation>
    </message>
    <message>
        <source>Back to the body (Esc)</source>
        <translation>Back to the body (Esc)</translation>
    </message>
    <message>
        <source>Back to the body</source>
        <translation>Back to the body</translation>
    </message>
    <message>
        <source>The JSON in the string at %1</source>
        <translation>The JSON in the string at %1</translation>
    </message>
</context>
<context>
    <name>CozeLens::DevicePage</name>
    <message>
        <source>An OAuth app of type device: you agree on a page of Coze&apos;s, on any machine, and the token comes here.</source>
        <translation>An OAuth app of type device: you agree on a page of Coze&apos;s, on any machine, and the token comes here.</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Open page</translation>
    </message>
    <message>
        <source>Code to enter on the page</source>
        <translation>Code to enter on the page</translation>
    </message>
    <message>
        <source>Token received; it is in this profile now.</source>
        <translation>Token received; it is in this profile now.</translation>
    </message>
    <message>
        <source>Enter this code on the page and agree; waiting until %1.</source>
        <translation>Enter this code on the page and agree; waiting until %1.</translation>
    </message>
    <message>
        <source>Asking for a code…</source>
        <translation>Asking for a code…</translation>
    </message>
    <message>
        <source>The last question did not get through: %1 It is asked again.</source>
        <translation>The last question did not get through: %1 It is asked again.</translation>
    </message>
    <message>
        <source>Token received; it is in this profile now, and is renewed before it expires while the profile is in use.</source>
        <translation>Token received; it is in this profile now, and is renewed before it expires while the profile is in use.</translation>
    </message>
</context>
<context>
    <name>CozeLens::DiagnosisPane</name>
    <message>
        <source>Send the request with Ctrl+Enter, or paste a response, a log or an error message with Ctrl+Shift+V. What went wrong, why, and what to change is explained here.

Any code can be looked up in the table below.</source>
        <translation>Send the request with Ctrl+Enter, or paste a response, a log or an error message with Ctrl+Shift+V. What went wrong, why, and what to change is explained here.

Any code can be looked up in the table below.</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>Waiting for the answer…</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Success</translation>
    </message>
    <message>
        <source>Not a Coze error</source>
        <translation>Not a Coze error</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Nothing to explain</source>
        <translation>Nothing to explain</translation>
    </message>
    <message>
        <source>No error code</source>
        <translation>No error code</translation>
    </message>
    <message>
        <source>No complete answer</source>
        <translation>No complete answer</translation>
    </message>
    <message>
        <source>Reading the text…</source>
        <translation>Reading the text…</translation>
    </message>
    <message>
        <source>Perhaps not a Coze error</source>
        <translation>Perhaps not a Coze error</translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorKinds</name>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentication</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Permission</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Rate limit</translation>
    </message>
    <message>
        <source>Quota or payment</source>
        <translation>Quota or payment</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Content review</source>
        <translation>Content review</translation>
    </message>
    <message>
        <source>Risk control</source>
        <translation>Risk control</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>try again later</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>kind of error, then whether to retry</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>fix, then resend</source>
        <translation>fix, then resend</translation>
    </message>
    <message>
        <source>resend once</source>
        <translation>resend once</translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorTableModel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorTablePane</name>
    <message>
        <source>Search %1 official and %2 further codes</source>
        <translation>Search %1 official and %2 further codes</translation>
    </message>
    <message>
        <source>Search the error table</source>
        <translation>Search the error table</translation>
    </message>
    <message>
        <source>Error table</source>
        <translation>Error table</translation>
    </message>
    <message>
        <source>No error has these words in its code, message, cause or remedy.</source>
        <translation>No error has these words in its code, message, cause or remedy.</translation>
    </message>
</context>
<context>
    <name>CozeLens::EventsModel</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Event %1, %2</source>
        <translation>Event %1, %2</translation>
    </message>
    <message>
        <source>Time of arrival, since the request began</source>
        <translation>Time of arrival, since the request began</translation>
    </message>
    <message>
        <source>Time since the event before</source>
        <translation>Time since the event before</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Gap</translation>
    </message>
</context>
<context>
    <name>CozeLens::EventsPage</name>
    <message>
        <source>The events of a streamed response appear here one by one. Set &quot;stream&quot;: true in the request body to get some.</source>
        <translation>The events of a streamed response appear here one by one. Set &quot;stream&quot;: true in the request body to get some.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Data of the selected event</source>
        <translation>Data of the selected event</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>All events</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 of %2 events</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 a second</translation>
    </message>
    <message>
        <source>first after %1</source>
        <translation>first after %1</translation>
    </message>
    <message>
        <source>longest gap %1</source>
        <translation>longest gap %1</translation>
    </message>
    <message>
        <source>Events of this name</source>
        <translation>Events of this name</translation>
    </message>
    <message>
        <source>Search in names and data</source>
        <translation>Search in names and data</translation>
    </message>
    <message>
        <source>Search in the events</source>
        <translation>Search in the events</translation>
    </message>
</context>
<context>
    <name>CozeLens::ExchangePage</name>
    <message>
        <source>An OAuth app of type JWT signs in with its private key. The file is read each time and not copied; the token goes into this profile.</source>
        <translation>An OAuth app of type JWT signs in with its private key. The file is read each time and not copied; the token goes into this profile.</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>digits, from the page of the OAuth app</source>
        <translation>digits, from the page of the OAuth app</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>Key fingerprint</translation>
    </message>
    <message>
        <source>shown beside the public key; becomes kid</source>
        <translation>shown beside the public key; becomes kid</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Private key</translation>
    </message>
    <message>
        <source>private_key.pem, as Coze gave it</source>
        <translation>private_key.pem, as Coze gave it</translation>
    </message>
    <message>
        <source>Token lives</source>
        <translation>Token lives</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Get a token</source>
        <translation>Get a token</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Token received; valid until %1. The next one is fetched before that while the program runs.</source>
        <translation>Token received; valid until %1. The next one is fetched before that while the program runs.</translation>
    </message>
    <message>
        <source>Token received. The server did not say how long it lives.</source>
        <translation>Token received. The server did not say how long it lives.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 s ahead of the server&apos;s.</source>
        <translation>This machine&apos;s clock is %1 s ahead of the server&apos;s.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 s behind the server&apos;s.</source>
        <translation>This machine&apos;s clock is %1 s behind the server&apos;s.</translation>
    </message>
</context>
<context>
    <name>CozeLens::ExplanationView</name>
    <message>
        <source>In your request and its response</source>
        <translation>In your request and its response</translation>
    </message>
    <message>
        <source>The answer has no Coze code; go by the HTTP status.</source>
        <translation>The answer has no Coze code; go by the HTTP status.</translation>
    </message>
    <message>
        <source>No table has this code, and we do not guess. Go by the server&apos;s message.</source>
        <translation>No table has this code, and we do not guess. Go by the server&apos;s message.</translation>
    </message>
    <message>
        <source>Also wrong, but not the cause</source>
        <translation>Also wrong, but not the cause</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Worth a look</translation>
    </message>
    <message>
        <source>Errors in this text</source>
        <translation>Errors in this text</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 of %2: %3</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>no code</translation>
    </message>
    <message>
        <source>Our notes on the official text</source>
        <translation>Our notes on the official text</translation>
    </message>
    <message>
        <source>Our notes</source>
        <translation>Our notes</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Evidence: %1</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Open &quot;%1&quot;</source>
        <translation>Open &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Copy diagnosis report</source>
        <translation>Copy diagnosis report</translation>
    </message>
    <message>
        <source>Code, message, log ID, request and response as Markdown; secrets are masked</source>
        <translation>Code, message, log ID, request and response as Markdown; secrets are masked</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Fetch the answer</source>
        <translation>Fetch the answer</translation>
    </message>
    <message>
        <source>Asks once a second until the chat has ended, then reads its messages; Esc stops it</source>
        <translation>Asks once a second until the chat has ended, then reads its messages; Esc stops it</translation>
    </message>
    <message>
        <source>Before sending</source>
        <translation>Before sending</translation>
    </message>
    <message>
        <source>Nothing stands out in the request.</source>
        <translation>Nothing stands out in the request.</translation>
    </message>
    <message>
        <source>Nothing has been sent: this is what the request alone shows. It can be sent as it is.</source>
        <translation>Nothing has been sent: this is what the request alone shows. It can be sent as it is.</translation>
    </message>
    <message>
        <source>Back to the explanation</source>
        <translation>Back to the explanation</translation>
    </message>
    <message>
        <source>In your request</source>
        <translation>In your request</translation>
    </message>
    <message>
        <source>Retry: %1</source>
        <translation>Retry: %1</translation>
    </message>
    <message>
        <source>Open &quot;%1&quot; with %2</source>
        <translation>Open &quot;%1&quot; with %2</translation>
    </message>
    <message>
        <source>What the text tells</source>
        <translation>What the text tells</translation>
    </message>
    <message>
        <source>More ways to hand on the report</source>
        <translation>More ways to hand on the report</translation>
    </message>
    <message>
        <source>Copy in Chinese</source>
        <translation>Copy in Chinese</translation>
    </message>
    <message>
        <source>Copy in English</source>
        <translation>Copy in English</translation>
    </message>
    <message>
        <source>Copy in both languages</source>
        <translation>Copy in both languages</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Save as a file…</translation>
    </message>
    <message>
        <source>Nothing wrong is visible in the request.</source>
        <translation>Nothing wrong is visible in the request.</translation>
    </message>
    <message numerus="yes">
        <source>%n possible cause(s)</source>
        <translation>
            <numerusform>%n possible cause</numerusform>
            <numerusform>%n possible causes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other possible cause(s)</source>
        <translation>
            <numerusform>%n other possible cause</numerusform>
            <numerusform>%n other possible causes</numerusform>
        </translation>
    </message>
    <message>
        <source>This call tells whether it is so:</source>
        <translation>This call tells whether it is so:</translation>
    </message>
    <message>
        <source>This call tells them apart:</source>
        <translation>This call tells them apart:</translation>
    </message>
</context>
<context>
    <name>CozeLens::ExplorerPane</name>
    <message>
        <source>Search operations, paths or codes</source>
        <translation>Search operations, paths or codes</translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation>Search operations</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>No operation has these words in its title, path or error codes.</source>
        <translation>No operation has these words in its title, path or error codes.</translation>
    </message>
    <message>
        <source>Remove from the favourites</source>
        <translation>Remove from the favourites</translation>
    </message>
    <message>
        <source>Add to the favourites</source>
        <translation>Add to the favourites</translation>
    </message>
</context>
<context>
    <name>CozeLens::FetchLine</name>
    <message>
        <source>This chat runs without a stream: its answer has to be asked for.</source>
        <translation>This chat runs without a stream: its answer has to be asked for.</translation>
    </message>
    <message>
        <source>Asking for the answer, once a second: attempt %1, %2.</source>
        <translation>Asking for the answer, once a second: attempt %1, %2.</translation>
    </message>
    <message>
        <source>Asking for the answer, once a second: attempt %1, %2, the chat is %3.</source>
        <translation>Asking for the answer, once a second: attempt %1, %2, the chat is %3.</translation>
    </message>
    <message>
        <source>The answer was there at attempt %1, after %2.</source>
        <translation>The answer was there at attempt %1, after %2.</translation>
    </message>
    <message>
        <source>The chat waits for the results of tool calls (requires_action). Send them with /v3/chat/submit_tool_outputs; until then there is no answer to ask for.</source>
        <translation>The chat waits for the results of tool calls (requires_action). Send them with /v3/chat/submit_tool_outputs; until then there is no answer to ask for.</translation>
    </message>
    <message>
        <source>The chat has failed; there will be no answer. last_error says why.</source>
        <translation>The chat has failed; there will be no answer. last_error says why.</translation>
    </message>
    <message>
        <source>The chat was canceled; there will be no answer.</source>
        <translation>The chat was canceled; there will be no answer.</translation>
    </message>
    <message>
        <source>No answer after %1 attempts in %2: the chat is still %3. Asking has stopped; the chat may still end.</source>
        <translation>No answer after %1 attempts in %2: the chat is still %3. Asking has stopped; the chat may still end.</translation>
    </message>
    <message>
        <source>Asking was cancelled at attempt %1, after %2. The chat itself goes on.</source>
        <translation>Asking was cancelled at attempt %1, after %2. The chat itself goes on.</translation>
    </message>
    <message>
        <source>Asking has stopped at attempt %1: the reply tells no status of the chat.</source>
        <translation>Asking has stopped at attempt %1: the reply tells no status of the chat.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Fetch the answer</source>
        <translation>Fetch the answer</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
</context>
<context>
    <name>CozeLens::FilterBar</name>
    <message>
        <source>Column %1: %2</source>
        <translation>Column %1: %2</translation>
    </message>
    <message>
        <source>Cannot be filtered: %1</source>
        <translation>Cannot be filtered: %1</translation>
    </message>
    <message>
        <source>Filtering…</source>
        <translation>Filtering…</translation>
    </message>
    <message numerus="yes">
        <source>more than %n match(es)</source>
        <translation>
            <numerusform>more than %n match</numerusform>
            <numerusform>more than %n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message>
        <source>JSONPath, for example $.data[*].id or $..[?@.type==&apos;answer&apos;]</source>
        <translation>JSONPath, for example $.data[*].id or $..[?@.type==&apos;answer&apos;]</translation>
    </message>
    <message>
        <source>JSONPath that filters the body</source>
        <translation>JSONPath that filters the body</translation>
    </message>
    <message>
        <source>Show the whole body again (Esc)</source>
        <translation>Show the whole body again (Esc)</translation>
    </message>
    <message>
        <source>Close the filter</source>
        <translation>Close the filter</translation>
    </message>
</context>
<context>
    <name>CozeLens::FindBar</name>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <translation>%1 of more than %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>Find in this text</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Previous match (Shift+Enter)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Next match (Enter)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation>Close the find bar (Esc)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Close the find bar</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Searching…</translation>
    </message>
</context>
<context>
    <name>CozeLens::FindingCard</name>
    <message>
        <source>Certain</source>
        <translation>Certain</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Likely</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Possible</translation>
    </message>
    <message>
        <source>host</source>
        <translation>host</translation>
    </message>
    <message>
        <source>path</source>
        <translation>path</translation>
    </message>
    <message>
        <source>method</source>
        <translation>method</translation>
    </message>
    <message>
        <source>query %1</source>
        <translation>query %1</translation>
    </message>
    <message>
        <source>header %1</source>
        <translation>header %1</translation>
    </message>
    <message>
        <source>form part %1</source>
        <translation>form part %1</translation>
    </message>
    <message>
        <source>request body</source>
        <translation>request body</translation>
    </message>
    <message>
        <source>body %1</source>
        <translation>body %1</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP status</translation>
    </message>
    <message>
        <source>response header %1</source>
        <translation>response header %1</translation>
    </message>
    <message>
        <source>response body</source>
        <translation>response body</translation>
    </message>
    <message>
        <source>response %1</source>
        <translation>response %1</translation>
    </message>
    <message>
        <source>Fix and send again</source>
        <translation>Fix and send again</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 becomes %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how sure, then what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Or: %1</source>
        <translation>Or: %1</translation>
    </message>
    <message>
        <source>Only fix</source>
        <translation>Only fix</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Fix</translation>
    </message>
    <message>
        <source>%1. Ctrl+Z takes it back.</source>
        <translation>%1. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>address</translation>
    </message>
</context>
<context>
    <name>CozeLens::FormField</name>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>CozeLens::FormModel</name>
    <message>
        <source>Add an item</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Add a member</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by default</source>
        <translation>%1 by default</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1, required</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>CozeLens::FormPage</name>
    <message>
        <source>The text is not JSON. Line %1, column %2: %3</source>
        <translation>The text is not JSON. Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>The body is no JSON object. It can be edited as text.</source>
        <translation>The body is no JSON object. It can be edited as text.</translation>
    </message>
    <message>
        <source>The body is too large for a form. It can be edited as text.</source>
        <translation>The body is too large for a form. It can be edited as text.</translation>
    </message>
    <message>
        <source>Request body as a form</source>
        <translation>Request body as a form</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Take the field out of the body (Del)</source>
        <translation>Take the field out of the body (Del)</translation>
    </message>
    <message>
        <source>Add the field, or an item to the list (Ins)</source>
        <translation>Add the field, or an item to the list (Ins)</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>Show in the text</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>JSON has no comments: they are sent as typed, and the server refuses the body.</source>
        <translation>JSON has no comments: they are sent as typed, and the server refuses the body.</translation>
    </message>
    <message>
        <source>Remove comments</source>
        <translation>Remove comments</translation>
    </message>
    <message>
        <source>Takes the comments out of the text; Ctrl+Z brings them back</source>
        <translation>Takes the comments out of the text; Ctrl+Z brings them back</translation>
    </message>
</context>
<context>
    <name>CozeLens::GeneralPage</name>
    <message>
        <source>Built in: a server on this machine that answers as Coze does, mistakes included. Nothing leaves the machine.</source>
        <translation>Built in: a server on this machine that answers as Coze does, mistakes included. Nothing leaves the machine.</translation>
    </message>
    <message>
        <source>Built in: its address does not change.</source>
        <translation>Built in: its address does not change.</translation>
    </message>
    <message>
        <source>A self-hosted server (coze-studio), which lacks some of the cloud&apos;s operations.</source>
        <translation>A self-hosted server (coze-studio), which lacks some of the cloud&apos;s operations.</translation>
    </message>
    <message>
        <source>A server of your own choice.</source>
        <translation>A server of your own choice.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>on this machine, port chosen at start</source>
        <translation>on this machine, port chosen at start</translation>
    </message>
</context>
<context>
    <name>CozeLens::GoToBar</name>
    <message>
        <source>Go to line (1 to %1)</source>
        <translation>Go to line (1 to %1)</translation>
    </message>
    <message>
        <source>Go to offset (0 to %1, or 0x…%2)</source>
        <translation>Go to offset (0 to %1, or 0x…%2)</translation>
    </message>
</context>
<context>
    <name>CozeLens::HeadersModel</name>
    <message>
        <source>Add a header</source>
        <translation>Add a header</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
</context>
<context>
    <name>CozeLens::JwtPage</name>
    <message>
        <source>Paste a JWT to read it; nothing is sent</source>
        <translation>Paste a JWT to read it; nothing is sent</translation>
    </message>
    <message>
        <source>What the JWT says</source>
        <translation>What the JWT says</translation>
    </message>
    <message>
        <source>Well formed. The signature is not checked here.</source>
        <translation>Well formed. The signature is not checked here.</translation>
    </message>
    <message>
        <source>Issued (iat)</source>
        <translation>Issued (iat)</translation>
    </message>
    <message>
        <source>Valid from (nbf)</source>
        <translation>Valid from (nbf)</translation>
    </message>
    <message>
        <source>Expires (exp)</source>
        <translation>Expires (exp)</translation>
    </message>
</context>
<context>
    <name>CozeLens::KeepIdsBar</name>
    <message>
        <source>Keep as variable:</source>
        <translation>Keep as variable:</translation>
    </message>
    <message>
        <source>More ids</source>
        <translation>More ids</translation>
    </message>
    <message>
        <source>{{%1}} has this value: %2</source>
        <translation>{{%1}} has this value: %2</translation>
    </message>
    <message>
        <source>Keep %2 as {{%1}}; new requests take it</source>
        <translation>Keep %2 as {{%1}}; new requests take it</translation>
    </message>
</context>
<context>
    <name>CozeLens::LanguageSwitch</name>
    <message>
        <source>Switch to Chinese</source>
        <translation>Switch to Chinese</translation>
    </message>
    <message>
        <source>Switch to English</source>
        <translation>Switch to English</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>CozeLens::LogKindsModel</name>
    <message>
        <source>The log tells no times for it</source>
        <translation>The log tells no times for it</translation>
    </message>
    <message>
        <source>One bar is %1; at most %2 in one. The bars run from %3 to %4, for every row alike.</source>
        <translation>One bar is %1; at most %2 in one. The bars run from %3 to %4, for every row alike.</translation>
    </message>
    <message>
        <source>%1 by the log&apos;s own clock</source>
        <translation>%1 by the log&apos;s own clock</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>First</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Over time</translation>
    </message>
</context>
<context>
    <name>CozeLens::LogKindsPane</name>
    <message>
        <source>%1 errors of %2 kinds in %3. Choose a row to have it explained.</source>
        <translation>%1 errors of %2 kinds in %3. Choose a row to have it explained.</translation>
    </message>
    <message>
        <source>Kinds of errors in the log</source>
        <translation>Kinds of errors in the log</translation>
    </message>
    <message>
        <source>%1 errors of %2 kinds in %3; %4 more lines with a code are not counted, because the log has too many different messages. Choose a row to have it explained.</source>
        <translation>%1 errors of %2 kinds in %3; %4 more lines with a code are not counted, because the log has too many different messages. Choose a row to have it explained.</translation>
    </message>
</context>
<context>
    <name>CozeLens::MainWindow</name>
    <message>
        <source>Request taken over from the clipboard.</source>
        <translation>Request taken over from the clipboard.</translation>
    </message>
    <message>
        <source>Forgotten what earlier calls taught</source>
        <translation>Forgotten what earlier calls taught</translation>
    </message>
</context>
<context>
    <name>CozeLens::OauthDialog</name>
    <message>
        <source>Get a token: %1</source>
        <translation>Get a token: %1</translation>
    </message>
    <message>
        <source>Private key (JWT)</source>
        <translation>Private key (JWT)</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Device code</translation>
    </message>
    <message>
        <source>Read a JWT</source>
        <translation>Read a JWT</translation>
    </message>
    <message>
        <source>Ways to a token</source>
        <translation>Ways to a token</translation>
    </message>
</context>
<context>
    <name>CozeLens::OperationInfo</name>
    <message>
        <source>%1 (needs no token)</source>
        <translation>%1 (needs no token)</translation>
    </message>
    <message>
        <source>%1 (permission: %2)</source>
        <translation>%1 (permission: %2)</translation>
    </message>
    <message>
        <source>What this call needs and is likely to return</source>
        <translation>What this call needs and is likely to return</translation>
    </message>
    <message>
        <source>not on self-hosted servers</source>
        <translation>not on self-hosted servers</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Documentation</translation>
    </message>
    <message>
        <source>Open the page of this call in Coze&apos;s documentation</source>
        <translation>Open the page of this call in Coze&apos;s documentation</translation>
    </message>
    <message>
        <source>Codes that this call is likely to return</source>
        <translation>Codes that this call is likely to return</translation>
    </message>
    <message>
        <source>This call is out of date.</source>
        <translation>This call is out of date.</translation>
    </message>
    <message>
        <source>on self-hosted servers only</source>
        <translation>on self-hosted servers only</translation>
    </message>
</context>
<context>
    <name>CozeLens::OperationModel</name>
    <message>
        <source>Free request</source>
        <translation>Free request</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Used last</translation>
    </message>
    <message>
        <source>Any method, address, headers and body</source>
        <translation>Any method, address, headers and body</translation>
    </message>
    <message>
        <source>not on self-hosted servers</source>
        <translation>not on self-hosted servers</translation>
    </message>
    <message>
        <source>on self-hosted servers only</source>
        <translation>on self-hosted servers only</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>cloud</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
</context>
<context>
    <name>CozeLens::ParamsModel</name>
    <message>
        <source>path</source>
        <translation>path</translation>
    </message>
    <message>
        <source>query</source>
        <translation>query</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>Add a parameter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>%1, %2, required</source>
        <translation>%1, %2, required</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>CozeLens::PartsModel</name>
    <message>
        <source>Drop a file here, or press Enter to choose one</source>
        <translation>Drop a file here, or press Enter to choose one</translation>
    </message>
    <message>
        <source>%1, sent as %2</source>
        <translation>%1, sent as %2</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Add a field</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>%1
%2 bytes, read from the disk while it is sent</source>
        <translation>%1
%2 bytes, read from the disk while it is sent</translation>
    </message>
    <message>
        <source>%1
There is no such file now</source>
        <translation>%1
There is no such file now</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value or file</source>
        <translation>Value or file</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>%1, its content as a value</source>
        <translation>%1, its content as a value</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1, required</translation>
    </message>
    <message>
        <source>required</source>
        <translation>required</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>not valid</translation>
    </message>
</context>
<context>
    <name>CozeLens::PartsPage</name>
    <message>
        <source>Choose the files to upload</source>
        <translation>Choose the files to upload</translation>
    </message>
    <message>
        <source>Parts of the form</source>
        <translation>Parts of the form</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Add a field</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Files can also be dropped here. They are read from the disk while they are sent.</source>
        <translation>Files can also be dropped here. They are read from the disk while they are sent.</translation>
    </message>
</context>
<context>
    <name>CozeLens::PasteBar</name>
    <message>
        <source>Explained with the request found in the text:</source>
        <translation>Explained with the request found in the text:</translation>
    </message>
    <message>
        <source>Explained with the request in the editor, because %1:</source>
        <translation>Explained with the request in the editor, because %1:</translation>
    </message>
    <message>
        <source>Explained with the request in the editor:</source>
        <translation>Explained with the request in the editor:</translation>
    </message>
    <message>
        <source>Explained with the request pasted beside it:</source>
        <translation>Explained with the request pasted beside it:</translation>
    </message>
    <message>
        <source>Explained without a request. The one that led to it would show causes in it.</source>
        <translation>Explained without a request. The one that led to it would show causes in it.</translation>
    </message>
    <message>
        <source>Explained without a request. The one in the editor does not seem to fit: %1.</source>
        <translation>Explained without a request. The one in the editor does not seem to fit: %1.</translation>
    </message>
    <message>
        <source>Open this request in the editor</source>
        <translation>Open this request in the editor</translation>
    </message>
    <message>
        <source>Use the request in the editor</source>
        <translation>Use the request in the editor</translation>
    </message>
    <message>
        <source>Paste another request</source>
        <translation>Paste another request</translation>
    </message>
    <message>
        <source>Paste the request</source>
        <translation>Paste the request</translation>
    </message>
    <message>
        <source>Leave this request out</source>
        <translation>Leave this request out</translation>
    </message>
    <message>
        <source>A request may be cURL for any shell, raw HTTP, HAR or JSON; it can also be dropped here</source>
        <translation>A request may be cURL for any shell, raw HTTP, HAR or JSON; it can also be dropped here</translation>
    </message>
    <message>
        <source>Back to the pasted text</source>
        <translation>Back to the pasted text</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Back to %1</translation>
    </message>
    <message>
        <source>What to do with the request</source>
        <translation>What to do with the request</translation>
    </message>
    <message>
        <source>The request, secrets masked</source>
        <translation>The request, secrets masked</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Previous text</source>
        <translation>Previous text</translation>
    </message>
    <message>
        <source>Next text</source>
        <translation>Next text</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Pasted text</translation>
    </message>
    <message>
        <source>Reading: %1 of %2</source>
        <translation>Reading: %1 of %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Stops reading (Esc)</source>
        <translation>Stops reading (Esc)</translation>
    </message>
</context>
<context>
    <name>CozeLens::PastePanes</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 cannot be read.</translation>
    </message>
    <message>
        <source>The request is in the editor now. Ctrl+Z brings back the one that was there.</source>
        <translation>The request is in the editor now. Ctrl+Z brings back the one that was there.</translation>
    </message>
    <message>
        <source>This is about the request beside the text. Open it in the editor to go there.</source>
        <translation>This is about the request beside the text. Open it in the editor to go there.</translation>
    </message>
</context>
<context>
    <name>CozeLens::ProfileDesk</name>
    <message>
        <source>{{%1}} is now %2; new requests take it.</source>
        <translation>{{%1}} is now %2; new requests take it.</translation>
    </message>
    <message>
        <source>Bodies up to %1 are taken now. The request was not sent again.</source>
        <translation>Bodies up to %1 are taken now. The request was not sent again.</translation>
    </message>
    <message>
        <source>Changes to profiles were not saved last time; &quot;Edit profiles…&quot; still has them.</source>
        <translation>Changes to profiles were not saved last time; &quot;Edit profiles…&quot; still has them.</translation>
    </message>
</context>
<context>
    <name>CozeLens::ProfileForm</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Ids and variables</source>
        <translation>Ids and variables</translation>
    </message>
    <message>
        <source>Proxy and TLS</source>
        <translation>Proxy and TLS</translation>
    </message>
    <message>
        <source>Parts of the profile</source>
        <translation>Parts of the profile</translation>
    </message>
    <message>
        <source>{{name}} in an address, header or body becomes the value. New requests take ids such as {{bot_id}} from here. {{base}} and {{token}} always exist.</source>
        <translation>{{name}} in an address, header or body becomes the value. New requests take ids such as {{bot_id}} from here. {{base}} and {{token}} always exist.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>CozeLens::ProfilesDialog</name>
    <message>
        <source>(no name)</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Self-hosted</source>
        <translation>Self-hosted</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>New profile</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, copy</translation>
    </message>
    <message>
        <source>Not saved yet: what is marked in red needs mending first.</source>
        <translation>Not saved yet: what is marked in red needs mending first.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profiles</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Self-hosted server</source>
        <translation>Self-hosted server</translation>
    </message>
    <message>
        <source>Server of your own choice</source>
        <translation>Server of your own choice</translation>
    </message>
    <message>
        <source>Copy of this profile</source>
        <translation>Copy of this profile</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Overwrite</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Save the profile first.</source>
        <translation>Save the profile first.</translation>
    </message>
</context>
<context>
    <name>CozeLens::RawPage</name>
    <message>
        <source>The response as it came</source>
        <translation>The response as it came</translation>
    </message>
    <message>
        <source>The body in hex</source>
        <translation>The body in hex</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Show the bytes of the body in hex</source>
        <translation>Show the bytes of the body in hex</translation>
    </message>
    <message>
        <source>Hex view</source>
        <translation>Hex view</translation>
    </message>
    <message>
        <source>Only the first %1 of the selection were copied.</source>
        <translation>Only the first %1 of the selection were copied.</translation>
    </message>
    <message>
        <source>There is no response. Once there is one, its status line, headers and body stand here as they came.</source>
        <translation>There is no response. Once there is one, its status line, headers and body stand here as they came.</translation>
    </message>
</context>
<context>
    <name>CozeLens::RedirectLine</name>
    <message>
        <source>The answer is a redirect to %1 on the same origin. It was not followed.</source>
        <translation>The answer is a redirect to %1 on the same origin. It was not followed.</translation>
    </message>
    <message>
        <source>The answer is a redirect to another origin: %1. It was not followed; following it leaves the token behind.</source>
        <translation>The answer is a redirect to another origin: %1. It was not followed; following it leaves the token behind.</translation>
    </message>
    <message>
        <source>Follow to %1</source>
        <translation>Follow to %1</translation>
    </message>
</context>
<context>
    <name>CozeLens::ReportExport</name>
    <message>
        <source>Report copied; tokens in it are masked.</source>
        <translation>Report copied; tokens in it are masked.</translation>
    </message>
    <message>
        <source>Save the diagnosis report</source>
        <translation>Save the diagnosis report</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Report saved as %1; tokens in it are masked.</source>
        <translation>Report saved as %1; tokens in it are masked.</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestBar</name>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Method of the request</source>
        <translation>Method of the request</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>{{base}}/v3/chat or a whole URL</source>
        <translation>{{base}}/v3/chat or a whole URL</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>Cancel the request</translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation>Send the request</translation>
    </message>
    <message>
        <source>Cancel the request (Esc)</source>
        <translation>Cancel the request (Esc)</translation>
    </message>
    <message>
        <source>Send the request (Ctrl+Enter)</source>
        <translation>Send the request (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestBodyPage</name>
    <message>
        <source>A line of this body is longer than 1 MB. It is sent as it is, but cut for display and not to be edited here.</source>
        <translation>A line of this body is longer than 1 MB. It is sent as it is, but cut for display and not to be edited here.</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>Request body</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Fill in the body field by field; the text stays as it is</source>
        <translation>Fill in the body field by field; the text stays as it is</translation>
    </message>
    <message>
        <source>Files and fields</source>
        <translation>Files and fields</translation>
    </message>
    <message>
        <source>Send files and fields (multipart/form-data) in place of the text</source>
        <translation>Send files and fields (multipart/form-data) in place of the text</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestPane</name>
    <message>
        <source>Params %1</source>
        <translation>Params %1</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>Headers %1</translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s) before sending</source>
        <translation>
            <numerusform>%n hint before sending</numerusform>
            <numerusform>%n hints before sending</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts of the request</source>
        <translation>Parts of the request</translation>
    </message>
    <message>
        <source>Body JSON</source>
        <translation>Body JSON</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Authorization</translation>
    </message>
    <message>
        <source>Show what stands out in the request before it is sent</source>
        <translation>Show what stands out in the request before it is sent</translation>
    </message>
    <message>
        <source>Parameters in the URL</source>
        <translation>Parameters in the URL</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>Add a parameter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>Request headers</translation>
    </message>
    <message>
        <source>Add a header</source>
        <translation>Add a header</translation>
    </message>
    <message>
        <source>Body form</source>
        <translation>Body form</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestStrip</name>
    <message>
        <source>%1 (running)</source>
        <translation>%1 (running)</translation>
    </message>
    <message>
        <source>%1 (answered)</source>
        <translation>%1 (answered)</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1 (failed)</translation>
    </message>
    <message>
        <source>%1 (changed, not sent)</source>
        <translation>%1 (changed, not sent)</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Close %1</translation>
    </message>
    <message>
        <source>Close (%1)</source>
        <translation>Close (%1)</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>New request</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Open the closed one again</source>
        <translation>Open the closed one again</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Close the others</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestTab</name>
    <message>
        <source>Made ready to send. Ctrl+Z brings the previous request back.</source>
        <translation>Made ready to send. Ctrl+Z brings the previous request back.</translation>
    </message>
    <message>
        <source>Changed. Ctrl+Z in the request takes it back.</source>
        <translation>Changed. Ctrl+Z in the request takes it back.</translation>
    </message>
    <message>
        <source>Copied as cURL with the token masked.</source>
        <translation>Copied as cURL with the token masked.</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestTabs</name>
    <message numerus="yes">
        <source>%n request(s) are open, which is the limit. Close one first.</source>
        <translation>
            <numerusform>%n request is open, which is the limit. Close it first.</numerusform>
            <numerusform>%n requests are open, which is the limit. Close one first.</numerusform>
        </translation>
    </message>
    <message>
        <source>New request</source>
        <translation>New request</translation>
    </message>
    <message>
        <source>New request (%1)</source>
        <translation>New request (%1)</translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponseHeadersModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponseHeadersPage</name>
    <message>
        <source>Search the headers</source>
        <translation>Search the headers</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>Copy all headers</source>
        <translation>Copy all headers</translation>
    </message>
    <message>
        <source>Response headers</source>
        <translation>Response headers</translation>
    </message>
    <message>
        <source>%1 · server time %2 (UTC+8)</source>
        <translation>%1 · server time %2 (UTC+8)</translation>
    </message>
    <message>
        <source>There are no response headers. Once a response arrives, they stand here in the order in which they came.</source>
        <translation>There are no response headers. Once a response arrives, they stand here in the order in which they came.</translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponsePane</name>
    <message>
        <source>Unfold</source>
        <translation>Unfold</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation>Unfold everything</translation>
    </message>
    <message>
        <source>Fold everything but the outermost level</source>
        <translation>Fold everything but the outermost level</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>Headers %1</translation>
    </message>
    <message>
        <source>Events %1</source>
        <translation>Events %1</translation>
    </message>
    <message>
        <source>The response appears here. Send the request with Ctrl+Enter, or explain an error from the clipboard with Ctrl+Shift+V.</source>
        <translation>The response appears here. Send the request with Ctrl+Enter, or explain an error from the clipboard with Ctrl+Shift+V.</translation>
    </message>
    <message>
        <source>Waiting for the response. Esc cancels the request.</source>
        <translation>Waiting for the response. Esc cancels the request.</translation>
    </message>
    <message>
        <source>The response came with an empty body.</source>
        <translation>The response came with an empty body.</translation>
    </message>
    <message>
        <source>There is no response.</source>
        <translation>There is no response.</translation>
    </message>
    <message>
        <source>Parts of the response</source>
        <translation>Parts of the response</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find in what is shown (Ctrl+F)</source>
        <translation>Find in what is shown (Ctrl+F)</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
</context>
<context>
    <name>CozeLens::SecretEdit</name>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>CozeLens::SecretRow</name>
    <message>
        <source>This session only.</source>
        <translation>This session only.</translation>
    </message>
</context>
<context>
    <name>CozeLens::SentPage</name>
    <message>
        <source>[the file %1, %2, as it was while it was sent]</source>
        <translation>[the file %1, %2, as it was while it was sent]</translation>
    </message>
    <message>
        <source>Nothing has been sent. After a request its request line, every header and its body stand here as they went out.</source>
        <translation>Nothing has been sent. After a request its request line, every header and its body stand here as they went out.</translation>
    </message>
    <message>
        <source>The request as it went out</source>
        <translation>The request as it went out</translation>
    </message>
</context>
<context>
    <name>CozeLens::ShortcutsDialog</name>
    <message>
        <source>Send the request</source>
        <translation>Send the request</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>Cancel the request</translation>
    </message>
    <message>
        <source>Explain what is on the clipboard</source>
        <translation>Explain what is on the clipboard</translation>
    </message>
    <message>
        <source>Take over a request from the clipboard</source>
        <translation>Take over a request from the clipboard</translation>
    </message>
    <message>
        <source>Copy the request as cURL</source>
        <translation>Copy the request as cURL</translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation>Search operations</translation>
    </message>
    <message>
        <source>Search the error table</source>
        <translation>Search the error table</translation>
    </message>
    <message>
        <source>Find in the text that has the focus</source>
        <translation>Find in the text that has the focus</translation>
    </message>
    <message>
        <source>Undo, also a fix that was made</source>
        <translation>Undo, also a fix that was made</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Edit profiles</source>
        <translation>Edit profiles</translation>
    </message>
    <message>
        <source>Go to a line of the response</source>
        <translation>Go to a line of the response</translation>
    </message>
    <message>
        <source>Save the response body as it came</source>
        <translation>Save the response body as it came</translation>
    </message>
    <message>
        <source>Copy the value under the cursor in the response</source>
        <translation>Copy the value under the cursor in the response</translation>
    </message>
    <message>
        <source>Copy the JSONPath of the value under the cursor</source>
        <translation>Copy the JSONPath of the value under the cursor</translation>
    </message>
    <message>
        <source>New request in a tab of its own</source>
        <translation>New request in a tab of its own</translation>
    </message>
    <message>
        <source>Close the request</source>
        <translation>Close the request</translation>
    </message>
    <message>
        <source>Open the closed request again</source>
        <translation>Open the closed request again</translation>
    </message>
    <message>
        <source>Next request; with Shift the one before</source>
        <translation>Next request; with Shift the one before</translation>
    </message>
</context>
<context>
    <name>CozeLens::StatusStrip</name>
    <message>
        <source>Waiting for the response…</source>
        <translation>Waiting for the response…</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Pasted text</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Timed out</translation>
    </message>
    <message>
        <source>No response</source>
        <translation>No response</translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation>HTTP status: %1</translation>
    </message>
    <message>
        <source>Coze code: %1</source>
        <translation>Coze code: %1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Time: %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Size: %1</translation>
    </message>
    <message>
        <source>Log id: %1</source>
        <translation>Log id: %1</translation>
    </message>
    <message>
        <source>Time from the start to the last byte</source>
        <translation>Time from the start to the last byte</translation>
    </message>
    <message>
        <source>Size of the body</source>
        <translation>Size of the body</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the log id</source>
        <translation>Copy the log id</translation>
    </message>
    <message>
        <source>Copy the log id; Coze&apos;s support asks for it</source>
        <translation>Copy the log id; Coze&apos;s support asks for it</translation>
    </message>
    <message>
        <source>no bytes for %1 s</source>
        <translation>no bytes for %1 s</translation>
    </message>
    <message>
        <source>no answer for %1 s</source>
        <translation>no answer for %1 s</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>Line %1 of %2</translation>
    </message>
    <message>
        <source>Beginning of %1</source>
        <translation>Beginning of %1</translation>
    </message>
    <message>
        <source>A part of the file: %1 bytes from byte %2 of %3</source>
        <translation>A part of the file: %1 bytes from byte %2 of %3</translation>
    </message>
</context>
<context>
    <name>CozeLens::TimeBars</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CozeLens::TimingPage</name>
    <message>
        <source>Once a request has been sent, this is where its time went.</source>
        <translation>Once a request has been sent, this is where its time went.</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 a second</translation>
    </message>
    <message>
        <source>longest gap %1, from %2 on</source>
        <translation>longest gap %1, from %2 on</translation>
    </message>
</context>
<context>
    <name>CozeLens::TimingsModel</name>
    <message>
        <source>Name lookup</source>
        <translation>Name lookup</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS handshake</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Waiting for the first byte</source>
        <translation>Waiting for the first byte</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Until the first event</source>
        <translation>Until the first event</translation>
    </message>
</context>
<context>
    <name>CozeLens::TokenSection</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Token of this profile</source>
        <translation>Token of this profile</translation>
    </message>
    <message>
        <source>pat_… or another token, without Bearer</source>
        <translation>pat_… or another token, without Bearer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copies the token, marked so that clipboard managers do not keep it</source>
        <translation>Copies the token, marked so that clipboard managers do not keep it</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Takes the token out of this profile and out of the secret store</source>
        <translation>Takes the token out of this profile and out of the secret store</translation>
    </message>
    <message>
        <source>Get a token…</source>
        <translation>Get a token…</translation>
    </message>
    <message>
        <source>With a private key or a device code; also reads JWTs</source>
        <translation>With a private key or a device code; also reads JWTs</translation>
    </message>
    <message>
        <source>The same token as in &quot;%1&quot;. Each site knows only its own tokens.</source>
        <translation>The same token as in &quot;%1&quot;. Each site knows only its own tokens.</translation>
    </message>
    <message>
        <source>Valid until %1.</source>
        <translation>Valid until %1.</translation>
    </message>
    <message>
        <source>Expired at %1.</source>
        <translation>Expired at %1.</translation>
    </message>
    <message>
        <source>Asking the system&apos;s secret store…</source>
        <translation>Asking the system&apos;s secret store…</translation>
    </message>
    <message>
        <source>Will be kept in the system&apos;s secret store, never in a file.</source>
        <translation>Will be kept in the system&apos;s secret store, never in a file.</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s secret store, never in a file.</source>
        <translation>Kept in the system&apos;s secret store, never in a file.</translation>
    </message>
    <message>
        <source>For this session only.</source>
        <translation>For this session only.</translation>
    </message>
    <message>
        <source>Renewing…</source>
        <translation>Renewing…</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>Gets the next token with the refresh token. The profile in use does so by itself before its token expires.</source>
        <translation>Gets the next token with the refresh token. The profile in use does so by itself before its token expires.</translation>
    </message>
</context>
<context>
    <name>CozeLens::TopBar</name>
    <message>
        <source>Paste and explain  %1</source>
        <translation>Paste and explain  %1</translation>
    </message>
    <message>
        <source>Explains the response, log or error message on the clipboard</source>
        <translation>Explains the response, log or error message on the clipboard</translation>
    </message>
    <message>
        <source>Import cURL</source>
        <translation>Import cURL</translation>
    </message>
    <message>
        <source>Takes over the request on the clipboard: cURL, raw HTTP or HAR (%1)</source>
        <translation>Takes over the request on the clipboard: cURL, raw HTTP or HAR (%1)</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Copy as cURL</translation>
    </message>
    <message>
        <source>Copies the request as a cURL command with the token masked (%1)</source>
        <translation>Copies the request as a cURL command with the token masked (%1)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Where requests go; {{base}} in the address stands for it</source>
        <translation>Where requests go; {{base}} in the address stands for it</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Edit profiles…</source>
        <translation>Edit profiles…</translation>
    </message>
    <message>
        <source>Forget what earlier calls taught</source>
        <translation>Forget what earlier calls taught</translation>
    </message>
    <message>
        <source>Which host knew an ID or a token, what kind of ID it was, states of chats: what helps to find causes, kept in a file of your own</source>
        <translation>Which host knew an ID or a token, what kind of ID it was, states of chats: what helps to find causes, kept in a file of your own</translation>
    </message>
</context>
<context>
    <name>CozeLens::TransferLine</name>
    <message>
        <source>Raise the limit to %1</source>
        <translation>Raise the limit to %1</translation>
    </message>
    <message>
        <source>For this profile; Edit profiles…, Proxy and TLS holds the limit</source>
        <translation>For this profile; Edit profiles…, Proxy and TLS holds the limit</translation>
    </message>
</context>
<context>
    <name>CozeLens::UploadLine</name>
    <message>
        <source>All %1 sent; waiting for the answer</source>
        <translation>All %1 sent; waiting for the answer</translation>
    </message>
    <message>
        <source>Sending: %1 of %2</source>
        <translation>Sending: %1 of %2</translation>
    </message>
    <message>
        <source>Sent of the request</source>
        <translation>Sent of the request</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>Cancel the upload</translation>
    </message>
</context>
<context>
    <name>CozeLens::ValueLine</name>
    <message>
        <source>JSON in a string</source>
        <translation>JSON in a string</translation>
    </message>
    <message>
        <source>The value under the cursor: %1</source>
        <translation>The value under the cursor: %1</translation>
    </message>
    <message>
        <source>Open as JSON</source>
        <translation>Open as JSON</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Open link</translation>
    </message>
    <message>
        <source>Show the JSON in this string (Ctrl+click)</source>
        <translation>Show the JSON in this string (Ctrl+click)</translation>
    </message>
    <message>
        <source>Open %1 in the browser (Ctrl+click)</source>
        <translation>Open %1 in the browser (Ctrl+click)</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Copy value</translation>
    </message>
    <message>
        <source>Copy the value under the cursor, a string without its quotes (Ctrl+Alt+C)</source>
        <translation>Copy the value under the cursor, a string without its quotes (Ctrl+Alt+C)</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copy path</translation>
    </message>
    <message>
        <source>Copy the JSONPath of this value (Ctrl+Alt+P)</source>
        <translation>Copy the JSONPath of this value (Ctrl+Alt+P)</translation>
    </message>
</context>
<context>
    <name>CozeLens::VariableHelp</name>
    <message>
        <source>{{%1}} has no value in this profile</source>
        <translation>{{%1}} has no value in this profile</translation>
    </message>
    <message>
        <source>{{%1}} has no value in this profile; did you mean {{%2}}?</source>
        <translation>{{%1}} has no value in this profile; did you mean {{%2}}?</translation>
    </message>
</context>
<context>
    <name>CozeLens::VariablesModel</name>
    <message>
        <source>Add a variable</source>
        <translation>Add a variable</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
</context>
<context>
    <name>CozeLens::WindowStatus</name>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Token: none</source>
        <translation>Token: none</translation>
    </message>
    <message>
        <source>Token: %1 (this session only)</source>
        <translation>Token: %1 (this session only)</translation>
    </message>
    <message>
        <source>Tokens are kept in memory and never written to disk</source>
        <translation>Tokens are kept in memory and never written to disk</translation>
    </message>
    <message>
        <source>TLS verification: on</source>
        <translation>TLS verification: on</translation>
    </message>
    <message>
        <source>TLS is NOT verified</source>
        <translation>TLS is NOT verified</translation>
    </message>
    <message>
        <source>This profile accepts any certificate: anyone on the way can read the token. Change it in Edit profiles…, Proxy and TLS.</source>
        <translation>This profile accepts any certificate: anyone on the way can read the token. Change it in Edit profiles…, Proxy and TLS.</translation>
    </message>
    <message>
        <source>Proxy: %1</source>
        <translation>Proxy: %1</translation>
    </message>
    <message>
        <source>Proxy: none</source>
        <translation>Proxy: none</translation>
    </message>
    <message>
        <source>Token: %1</source>
        <translation>Token: %1</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s secret store, never in a file</source>
        <translation>Kept in the system&apos;s secret store, never in a file</translation>
    </message>
    <message>
        <source>Proxy: environment</source>
        <translation>Proxy: environment</translation>
    </message>
    <message>
        <source>As the environment says (http_proxy, https_proxy, all_proxy, no_proxy), not the desktop&apos;s settings; never for this machine itself</source>
        <translation>As the environment says (http_proxy, https_proxy, all_proxy, no_proxy), not the desktop&apos;s settings; never for this machine itself</translation>
    </message>
</context>
<context>
    <name>UiLanguage</name>
    <message>
        <source>en</source>
        <extracomment>Not shown to anybody: the translation says which language it is, &quot;zh&quot; or &quot;en&quot;.</extracomment>
        <translation>en</translation>
    </message>
</context>
</TS>
