<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CozeLens::AuthPage</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pat_… or another token, without Bearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile has no token yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headers carry an Authorization of their own; that one is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent as Authorization: Bearer. Tokens are kept out of history, reports and logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is sent without an Authorization header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the token comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile&apos;s token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token for this request only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::CodeHeader</name>
    <message>
        <source>No code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Official error code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the official table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matched by its message: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::DiagnosisPane</name>
    <message>
        <source>Send the request with Ctrl+Enter, or paste a response, a log or an error message with Ctrl+Shift+V. What went wrong, why, and what to change is explained here.

Any code can be looked up in the table below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a Coze error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No error code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No complete answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorKinds</name>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota or payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>kind of error, then whether to retry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fix, then resend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resend once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorTableModel</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorTablePane</name>
    <message>
        <source>Search %1 official and %2 further codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the error table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No error has these words in its code, message, cause or remedy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::EventsModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::EventsPage</name>
    <message>
        <source>The events of a streamed response appear here one by one. Set &quot;stream&quot;: true in the request body to get some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of the selected event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ExplanationView</name>
    <message>
        <source>In your request and its response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer has no Coze code; go by the HTTP status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table has this code, and we do not guess. Go by the server&apos;s message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing wrong is visible in the request. These are possible causes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other possible causes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also wrong, but not the cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors in this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our notes on the official text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnosis report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code, message, log ID, request and response as Markdown; secrets are masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks once a second until the chat has ended, then reads its messages; Esc stops it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ExplorerPane</name>
    <message>
        <source>Search operations, paths or codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No operation has these words in its title, path or error codes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::FindBar</name>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::FindingCard</name>
    <message>
        <source>Certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>form part %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>body %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>response header %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>response body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>response %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix and send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how sure, then what is wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::HeadersModel</name>
    <message>
        <source>Add a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::LanguageSwitch</name>
    <message>
        <source>Switch to Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::MainWindow</name>
    <message>
        <source>Changed. Ctrl+Z in the request takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report copied; tokens in it are masked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request taken over from the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied as cURL with the token masked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ParamsModel</name>
    <message>
        <source>path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestBar</name>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{{base}}/v3/chat or a whole URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the request (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the request (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestPane</name>
    <message>
        <source>Params %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what stands out in the request before it is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters in the URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line of this body is longer than 1 MB. It is sent as it is, but cut for display and not to be edited here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponseHeadersModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponseHeadersPage</name>
    <message>
        <source>Search the headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponsePane</name>
    <message>
        <source>Unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold everything but the outermost level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The response appears here. Send the request with Ctrl+Enter, or explain an error from the clipboard with Ctrl+Shift+V.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the response. Esc cancels the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The response came with an empty body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in what is shown (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The response as it came</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::ShortcutsDialog</name>
    <message>
        <source>Send the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain what is on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over a request from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the request as cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the error table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the text that has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo, also a fix that was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::StatusStrip</name>
    <message>
        <source>Waiting for the response…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coze code: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time from the start to the last byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log id; Coze&apos;s support asks for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::TimingPage</name>
    <message>
        <source>Once a request has been sent, this is where its time went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::TimingsModel</name>
    <message>
        <source>Name lookup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::TopBar</name>
    <message>
        <source>Paste and explain  %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explains the response, log or error message on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes over the request on the clipboard: cURL, raw HTTP or HAR (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the request as a cURL command with the token masked (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where requests go; {{base}} in the address stands for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CozeLens::WindowStatus</name>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token: %1 (this session only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are kept in memory and never written to disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS verification: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy: system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the environment says (https_proxy, no_proxy); never for this machine itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UiLanguage</name>
    <message>
        <source>en</source>
        <extracomment>Not shown to anybody: the translation says which language it is, &quot;zh&quot; or &quot;en&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
