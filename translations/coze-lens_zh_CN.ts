<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CozeLens::AnswerPage</name>
    <message>
        <source>Chat status: %1</source>
        <translation>对话状态：%1</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用量：%1</translation>
    </message>
    <message>
        <source>The answer, put together</source>
        <translation>拼接后的回答</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Show the reasoning</source>
        <translation>显示思考过程</translation>
    </message>
    <message>
        <source>Show or hide the reasoning of all messages</source>
        <translation>显示或隐藏所有消息的思考过程</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Copy the text of the answer, without headings and reasoning</source>
        <translation>只复制回答正文，不含标题和思考过程</translation>
    </message>
    <message>
        <source>Open debug_url</source>
        <translation>打开 debug_url</translation>
    </message>
    <message>
        <source>Open the run in Coze&apos;s editor; the page is there for 7 days</source>
        <translation>在扣子编辑器中打开这次运行；页面保留 7 天</translation>
    </message>
</context>
<context>
    <name>CozeLens::AnswerView</name>
    <message>
        <source>Output of the workflow</source>
        <translation>工作流的输出</translation>
    </message>
    <message>
        <source>Node without a title</source>
        <translation>未命名节点</translation>
    </message>
    <message>
        <source>Node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Function call</source>
        <translation>函数调用</translation>
    </message>
    <message>
        <source>Tool output</source>
        <translation>工具输出</translation>
    </message>
    <message>
        <source>Tool response</source>
        <translation>工具返回</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Verbose message</source>
        <translation>附加信息（verbose）</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n piece(s), not played here</source>
        <translation>
            <numerusform>%n 段共 %1，此处不播放</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing by node_seq_id</source>
        <translation>
            <numerusform>按 node_seq_id 缺 %n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>the completed text, which differs from the sum of its deltas</source>
        <translation>以 completed 为准，与各 delta 之和不同</translation>
    </message>
    <message>
        <source>only the first %1 characters are shown</source>
        <translation>只显示前 %1 个字符</translation>
    </message>
    <message>
        <source>Reasoning, %1 characters</source>
        <translation>思考过程，%1 个字符</translation>
    </message>
    <message>
        <source>Suggested follow-ups</source>
        <translation>建议的追问</translation>
    </message>
    <message>
        <source>The chat waits for the results of these calls</source>
        <translation>对话在等待这些调用的结果</translation>
    </message>
    <message>
        <source>The workflow waits for an answer</source>
        <translation>工作流在等待回复</translation>
    </message>
    <message>
        <source>a question node</source>
        <translation>问答节点</translation>
    </message>
    <message>
        <source>an input node</source>
        <translation>输入节点</translation>
    </message>
    <message>
        <source>a plugin on this side</source>
        <translation>端插件</translation>
    </message>
    <message>
        <source>a plugin that needs OAuth</source>
        <translation>需要 OAuth 授权的插件</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>There are more messages than can be shown here; all of them stand under Events.</source>
        <translation>消息太多，此处未全部显示；完整内容见“事件”页。</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>CozeLens::AuthPage</name>
    <message>
        <source>pat_… or another token, without Bearer</source>
        <translation>pat_… 或其他令牌，不带 Bearer</translation>
    </message>
    <message>
        <source>This profile has no token yet</source>
        <translation>此环境还没有令牌</translation>
    </message>
    <message>
        <source>The headers carry an Authorization of their own; that one is sent.</source>
        <translation>请求头中已写有 Authorization，发送时以它为准。</translation>
    </message>
    <message>
        <source>Sent as Authorization: Bearer. Tokens are kept out of history, reports and logs.</source>
        <translation>以 Authorization: Bearer 发送。令牌不会写入历史、报告和日志。</translation>
    </message>
    <message>
        <source>The request is sent without an Authorization header.</source>
        <translation>发送时不带 Authorization 请求头。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Where the token comes from</source>
        <translation>令牌来源</translation>
    </message>
    <message>
        <source>The profile&apos;s token</source>
        <translation>当前环境的令牌</translation>
    </message>
    <message>
        <source>A token for this request only</source>
        <translation>仅用于此请求的令牌</translation>
    </message>
    <message>
        <source>No token</source>
        <translation>不带令牌</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Opens the profile, where its token is kept</source>
        <translation>打开环境设置，令牌保存在那里</translation>
    </message>
</context>
<context>
    <name>CozeLens::BinaryPanel</name>
    <message>
        <source>Sound, %1</source>
        <translation>音频，%1</translation>
    </message>
    <message>
        <source>Picture, %1</source>
        <translation>图片，%1</translation>
    </message>
    <message>
        <source>Binary data, %1</source>
        <translation>二进制数据，%1</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the body as it came (Ctrl+S)</source>
        <translation>按收到的原样保存响应体（Ctrl+S）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open with the system&apos;s application</source>
        <translation>用系统默认应用打开</translation>
    </message>
    <message>
        <source>Show as hex</source>
        <translation>以十六进制显示</translation>
    </message>
</context>
<context>
    <name>CozeLens::BodyCompletion</name>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>CozeLens::BodyPage</name>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Not saved as %1: %2</source>
        <translation>未能保存为 %1：%2</translation>
    </message>
    <message>
        <source>The body is cut off: %1 arrived, and more should have come.</source>
        <translation>响应体不完整：只收到 %1，后面的内容没有到。</translation>
    </message>
    <message>
        <source>Shown decoded from %1.</source>
        <translation>已从 %1 解码显示。</translation>
    </message>
    <message>
        <source>The header names the unknown charset %1; shown as UTF-8.</source>
        <translation>响应头写的字符集 %1 无法识别，按 UTF-8 显示。</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) mean nothing in that charset and are shown as U+FFFD.</source>
        <translation>
            <numerusform>%n 个字节在该字符集中无意义，以 U+FFFD 显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a NUL byte at offset %1; the hex view shows every byte.</source>
        <translation>偏移 %1 处有 NUL 字节；十六进制视图可查看每个字节。</translation>
    </message>
    <message>
        <source>Not valid UTF-8 from offset %1 on; the hex view shows every byte.</source>
        <translation>从偏移 %1 起不是有效的 UTF-8；十六进制视图可查看每个字节。</translation>
    </message>
    <message>
        <source>Not valid JSON, shown as it came. Line %1, column %2: %3</source>
        <translation>不是有效的 JSON，按原样显示。第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy path (JSONPath)</source>
        <translation>复制路径（JSONPath）</translation>
    </message>
    <message>
        <source>Copy path (JSON pointer)</source>
        <translation>复制路径（JSON 指针）</translation>
    </message>
    <message>
        <source>Open as JSON</source>
        <translation>展开为 JSON</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Filter by JSONPath…</source>
        <translation>用 JSONPath 筛选…</translation>
    </message>
    <message>
        <source>Go to line…</source>
        <translation>转到行…</translation>
    </message>
    <message>
        <source>Save the body as…</source>
        <translation>保存响应体…</translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>响应体</translation>
    </message>
    <message>
        <source>Part of the response body</source>
        <translation>响应体的一部分</translation>
    </message>
    <message>
        <source>Filter by JSONPath</source>
        <translation>用 JSONPath 筛选</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>JSON in a string: Ctrl+click opens it</source>
        <translation>字符串里是 JSON：Ctrl+单击打开</translation>
    </message>
</context>
<context>
    <name>CozeLens::BodySaver</name>
    <message>
        <source>Save the body as it came</source>
        <translation>按收到的原样保存响应体</translation>
    </message>
    <message>
        <source>No application opens this type of file.</source>
        <translation>没有能打开这种文件的应用。</translation>
    </message>
</context>
<context>
    <name>CozeLens::CodeHeader</name>
    <message>
        <source>No code</source>
        <translation>无错误码</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>未知错误码</translation>
    </message>
    <message>
        <source>Official error code</source>
        <translation>官方错误码</translation>
    </message>
    <message>
        <source>Not in the official table</source>
        <translation>不在官方错误表中</translation>
    </message>
    <message>
        <source>Matched by its message: %1</source>
        <translation>按报错文字匹配：%1</translation>
    </message>
</context>
<context>
    <name>CozeLens::CodeView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>CozeLens::ConnectionPage</name>
    <message>
        <source>Anyone between here and the server can read and change everything, the token included. For finding a fault only.</source>
        <translation>途中任何人都能读取和改动全部内容，包括令牌。仅限排查故障时使用。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>使用以下地址</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Extra CA</source>
        <translation>额外的 CA</translation>
    </message>
    <message>
        <source>PEM file, trusted besides the system&apos;s authorities; for a company&apos;s proxy</source>
        <translation>PEM 文件，在系统 CA 之外额外信任；用于公司代理等</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>PEM file, only if the server asks for one</source>
        <translation>PEM 文件，仅在服务器要求时填写</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>证书私钥</translation>
    </message>
    <message>
        <source>PEM file; empty when the certificate&apos;s file holds it</source>
        <translation>PEM 文件；证书文件已含私钥时留空</translation>
    </message>
    <message>
        <source>Do not verify TLS certificates</source>
        <translation>不验证 TLS 证书</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>建立连接</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首个字节</translation>
    </message>
    <message>
        <source>Silence in between</source>
        <translation>中途无数据</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>Only for an address with a user: http://user@host:3128</source>
        <translation>仅用于带用户名的地址：http://user@host:3128</translation>
    </message>
    <message>
        <source>Key&apos;s password</source>
        <translation>私钥密码</translation>
    </message>
    <message>
        <source>Only for an encrypted key</source>
        <translation>仅用于加密的私钥</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>响应体</translation>
    </message>
    <message>
        <source>A larger body is cut there, and the window says so; a compressed one counts at its decoded size</source>
        <translation>更大的响应体到此截断，窗口会说明；压缩的响应按解压后的大小计算</translation>
    </message>
    <message>
        <source>From the environment (http_proxy, https_proxy, all_proxy, no_proxy)</source>
        <translation>取自环境变量（http_proxy、https_proxy、all_proxy、no_proxy）</translation>
    </message>
</context>
<context>
    <name>CozeLens::CrumbBar</name>
    <message>
        <source>‹ Back</source>
        <translation>‹ 返回</translation>
    </message>
    <message>
        <source>Back to the body (Esc)</source>
        <translation>返回响应体（Esc）</translation>
    </message>
    <message>
        <source>Back to the body</source>
        <translation>返回响应体</translation>
    </message>
    <message>
        <source>The JSON in the string at %1</source>
        <translation>%1 处字符串里的 JSON</translation>
    </message>
</context>
<context>
    <name>CozeLens::DevicePage</name>
    <message>
        <source>An OAuth app of type device: you agree on a page of Coze&apos;s, on any machine, and the token comes here.</source>
        <translation>用于“设备”类型的 OAuth 应用：在任意设备上打开扣子的授权页面确认，令牌随后送到这里。</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>Code to enter on the page</source>
        <translation>要在页面上输入的代码</translation>
    </message>
    <message>
        <source>Token received; it is in this profile now.</source>
        <translation>已取得令牌，并存入当前环境。</translation>
    </message>
    <message>
        <source>Enter this code on the page and agree; waiting until %1.</source>
        <translation>请在页面上输入此代码并同意授权；等待至 %1。</translation>
    </message>
    <message>
        <source>Asking for a code…</source>
        <translation>正在申请代码…</translation>
    </message>
    <message>
        <source>The last question did not get through: %1 It is asked again.</source>
        <translation>刚才一次查询没有成功：%1稍后会再次查询。</translation>
    </message>
    <message>
        <source>Token received; it is in this profile now, and is renewed before it expires while the profile is in use.</source>
        <translation>已取得令牌，并已填入当前环境；使用该环境期间，令牌会在过期前自动续期。</translation>
    </message>
</context>
<context>
    <name>CozeLens::DiagnosisPane</name>
    <message>
        <source>Send the request with Ctrl+Enter, or paste a response, a log or an error message with Ctrl+Shift+V. What went wrong, why, and what to change is explained here.

Any code can be looked up in the table below.</source>
        <translation>按 Ctrl+Enter 发送请求，或按 Ctrl+Shift+V 粘贴响应、日志、报错信息。出了什么错、为什么、该怎么改，都会显示在这里。

任意错误码也可以直接在下方的表中查找。</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待响应……</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>调用成功</translation>
    </message>
    <message>
        <source>Not a Coze error</source>
        <translation>不是扣子的错误</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Nothing to explain</source>
        <translation>没有可解释的内容</translation>
    </message>
    <message>
        <source>No error code</source>
        <translation>没有错误码</translation>
    </message>
    <message>
        <source>No complete answer</source>
        <translation>没有收到完整的响应</translation>
    </message>
    <message>
        <source>Reading the text…</source>
        <translation>正在读取内容…</translation>
    </message>
    <message>
        <source>Perhaps not a Coze error</source>
        <translation>可能不是扣子的错误</translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorKinds</name>
    <message>
        <source>Request</source>
        <translation>请求参数</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>身份验证</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>资源不存在</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态不符</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>限流</translation>
    </message>
    <message>
        <source>Quota or payment</source>
        <translation>额度或欠费</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Content review</source>
        <translation>内容审核</translation>
    </message>
    <message>
        <source>Risk control</source>
        <translation>风控</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>工作流</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>稍后重试</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>kind of error, then whether to retry</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>fix, then resend</source>
        <translation>改后重发</translation>
    </message>
    <message>
        <source>resend once</source>
        <translation>可立即重试</translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorTableModel</name>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>报错信息</translation>
    </message>
</context>
<context>
    <name>CozeLens::ErrorTablePane</name>
    <message>
        <source>Search %1 official and %2 further codes</source>
        <translation>在 %1 个官方错误码和 %2 个补充错误码中查找</translation>
    </message>
    <message>
        <source>Search the error table</source>
        <translation>查找错误码</translation>
    </message>
    <message>
        <source>Error table</source>
        <translation>错误码表</translation>
    </message>
    <message>
        <source>No error has these words in its code, message, cause or remedy.</source>
        <translation>没有哪个错误码的编号、报错信息、原因或解决方案包含这些字词。</translation>
    </message>
</context>
<context>
    <name>CozeLens::EventsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Event %1, %2</source>
        <translation>第 %1 个事件，%2</translation>
    </message>
    <message>
        <source>Time of arrival, since the request began</source>
        <translation>到达时间，从请求开始计</translation>
    </message>
    <message>
        <source>Time since the event before</source>
        <translation>距上一个事件的时间</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间隔</translation>
    </message>
</context>
<context>
    <name>CozeLens::EventsPage</name>
    <message>
        <source>The events of a streamed response appear here one by one. Set &quot;stream&quot;: true in the request body to get some.</source>
        <translation>流式响应的事件会逐条显示在这里。在请求体中设置 &quot;stream&quot;: true 即可收到事件。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Data of the selected event</source>
        <translation>所选事件的数据</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%2 个事件中的 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 个</translation>
    </message>
    <message>
        <source>first after %1</source>
        <translation>首个事件 %1</translation>
    </message>
    <message>
        <source>longest gap %1</source>
        <translation>最长间隔 %1</translation>
    </message>
    <message>
        <source>Events of this name</source>
        <translation>按事件名筛选</translation>
    </message>
    <message>
        <source>Search in names and data</source>
        <translation>搜索事件名和数据</translation>
    </message>
    <message>
        <source>Search in the events</source>
        <translation>搜索事件</translation>
    </message>
</context>
<context>
    <name>CozeLens::ExchangePage</name>
    <message>
        <source>An OAuth app of type JWT signs in with its private key. The file is read each time and not copied; the token goes into this profile.</source>
        <translation>用于“服务类”（JWT）OAuth 应用：用私钥签名换取令牌。私钥文件每次现读、不留副本，令牌存入当前环境。</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>应用 ID</translation>
    </message>
    <message>
        <source>digits, from the page of the OAuth app</source>
        <translation>一串数字，见 OAuth 应用页面</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>公钥指纹</translation>
    </message>
    <message>
        <source>shown beside the public key; becomes kid</source>
        <translation>显示在公钥旁，即 JWT 的 kid</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥文件</translation>
    </message>
    <message>
        <source>private_key.pem, as Coze gave it</source>
        <translation>创建密钥时下载的 private_key.pem</translation>
    </message>
    <message>
        <source>Token lives</source>
        <translation>令牌有效期</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Get a token</source>
        <translation>获取令牌</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在请求…</translation>
    </message>
    <message>
        <source>Token received; valid until %1. The next one is fetched before that while the program runs.</source>
        <translation>已取得令牌，有效至 %1；程序运行期间会在到期前自动换取新令牌。</translation>
    </message>
    <message>
        <source>Token received. The server did not say how long it lives.</source>
        <translation>已取得令牌，服务器未说明有效期。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 s ahead of the server&apos;s.</source>
        <translation>本机时钟比服务器快 %1 秒。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 s behind the server&apos;s.</source>
        <translation>本机时钟比服务器慢 %1 秒。</translation>
    </message>
</context>
<context>
    <name>CozeLens::ExplanationView</name>
    <message>
        <source>In your request and its response</source>
        <translation>在你的请求和响应里</translation>
    </message>
    <message>
        <source>The answer has no Coze code; go by the HTTP status.</source>
        <translation>响应里没有扣子的错误码，请以 HTTP 状态为准。</translation>
    </message>
    <message>
        <source>No table has this code, and we do not guess. Go by the server&apos;s message.</source>
        <translation>错误表里没有这个错误码，这里不作猜测，请以服务端的报错信息为准。</translation>
    </message>
    <message>
        <source>Also wrong, but not the cause</source>
        <translation>另有问题，但不是这次报错的原因</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>Errors in this text</source>
        <translation>这段内容里的错误</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>第 %1 个，共 %2 个：%3</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>无错误码</translation>
    </message>
    <message>
        <source>Our notes on the official text</source>
        <translation>对官方说明的补充</translation>
    </message>
    <message>
        <source>Our notes</source>
        <translation>补充说明</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Open &quot;%1&quot;</source>
        <translation>打开“%1”</translation>
    </message>
    <message>
        <source>Copy diagnosis report</source>
        <translation>复制诊断报告</translation>
    </message>
    <message>
        <source>Code, message, log ID, request and response as Markdown; secrets are masked</source>
        <translation>以 Markdown 复制错误码、报错信息、日志 ID、请求和响应，密钥已打码</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Fetch the answer</source>
        <translation>获取回复</translation>
    </message>
    <message>
        <source>Asks once a second until the chat has ended, then reads its messages; Esc stops it</source>
        <translation>每秒查询一次，直到对话结束，然后读取消息；按 Esc 可停止</translation>
    </message>
    <message>
        <source>Before sending</source>
        <translation>发送前提示</translation>
    </message>
    <message>
        <source>Nothing stands out in the request.</source>
        <translation>请求中没有发现可疑之处。</translation>
    </message>
    <message>
        <source>Nothing has been sent: this is what the request alone shows. It can be sent as it is.</source>
        <translation>尚未发送：以下只是从请求本身看出的问题，不改也可以照样发送。</translation>
    </message>
    <message>
        <source>Back to the explanation</source>
        <translation>返回错误解释</translation>
    </message>
    <message>
        <source>In your request</source>
        <translation>请求中的问题</translation>
    </message>
    <message>
        <source>Retry: %1</source>
        <translation>重试：%1</translation>
    </message>
    <message>
        <source>Open &quot;%1&quot; with %2</source>
        <translation>打开“%1”（%2）</translation>
    </message>
    <message>
        <source>What the text tells</source>
        <translation>从这段内容可以看出</translation>
    </message>
    <message>
        <source>More ways to hand on the report</source>
        <translation>更多报告选项</translation>
    </message>
    <message>
        <source>Copy in Chinese</source>
        <translation>复制中文报告</translation>
    </message>
    <message>
        <source>Copy in English</source>
        <translation>复制英文报告</translation>
    </message>
    <message>
        <source>Copy in both languages</source>
        <translation>复制中英双语报告</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>Nothing wrong is visible in the request.</source>
        <translation>请求里看不出问题。</translation>
    </message>
    <message numerus="yes">
        <source>%n possible cause(s)</source>
        <translation>
            <numerusform>%n 种可能的原因</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other possible cause(s)</source>
        <translation>
            <numerusform>其他 %n 种可能的原因</numerusform>
        </translation>
    </message>
    <message>
        <source>This call tells whether it is so:</source>
        <translation>用这个接口可以验证：</translation>
    </message>
    <message>
        <source>This call tells them apart:</source>
        <translation>用这个接口可以分辨：</translation>
    </message>
</context>
<context>
    <name>CozeLens::ExplorerPane</name>
    <message>
        <source>Search operations, paths or codes</source>
        <translation>搜索接口、路径或错误码</translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation>搜索接口</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>No operation has these words in its title, path or error codes.</source>
        <translation>没有哪个接口的名称、路径或错误码包含这些字词。</translation>
    </message>
    <message>
        <source>Remove from the favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to the favourites</source>
        <translation>加入收藏</translation>
    </message>
</context>
<context>
    <name>CozeLens::FetchLine</name>
    <message>
        <source>This chat runs without a stream: its answer has to be asked for.</source>
        <translation>这次对话未使用流式响应，需要轮询获取回答。</translation>
    </message>
    <message>
        <source>Asking for the answer, once a second: attempt %1, %2.</source>
        <translation>正在轮询回答，每秒一次：第 %1 次，已用 %2。</translation>
    </message>
    <message>
        <source>Asking for the answer, once a second: attempt %1, %2, the chat is %3.</source>
        <translation>正在轮询回答，每秒一次：第 %1 次，已用 %2，对话状态 %3。</translation>
    </message>
    <message>
        <source>The answer was there at attempt %1, after %2.</source>
        <translation>第 %1 次轮询时得到回答，用时 %2。</translation>
    </message>
    <message>
        <source>The chat waits for the results of tool calls (requires_action). Send them with /v3/chat/submit_tool_outputs; until then there is no answer to ask for.</source>
        <translation>对话在等待工具调用的结果（requires_action）。请用 /v3/chat/submit_tool_outputs 提交；在此之前不会有回答。</translation>
    </message>
    <message>
        <source>The chat has failed; there will be no answer. last_error says why.</source>
        <translation>对话已失败，不会再有回答。原因见 last_error。</translation>
    </message>
    <message>
        <source>The chat was canceled; there will be no answer.</source>
        <translation>对话已被取消，不会再有回答。</translation>
    </message>
    <message>
        <source>No answer after %1 attempts in %2: the chat is still %3. Asking has stopped; the chat may still end.</source>
        <translation>轮询 %1 次、历时 %2 仍无回答：对话状态仍是 %3。已停止轮询；对话之后仍可能完成。</translation>
    </message>
    <message>
        <source>Asking was cancelled at attempt %1, after %2. The chat itself goes on.</source>
        <translation>已在第 %1 次、历时 %2 时取消轮询。对话本身仍在继续。</translation>
    </message>
    <message>
        <source>Asking has stopped at attempt %1: the reply tells no status of the chat.</source>
        <translation>第 %1 次轮询的响应没有给出对话状态，已停止轮询。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Fetch the answer</source>
        <translation>获取回答</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>继续轮询</translation>
    </message>
</context>
<context>
    <name>CozeLens::FilterBar</name>
    <message>
        <source>Column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
    <message>
        <source>Cannot be filtered: %1</source>
        <translation>无法筛选：%1</translation>
    </message>
    <message>
        <source>Filtering…</source>
        <translation>正在筛选…</translation>
    </message>
    <message numerus="yes">
        <source>more than %n match(es)</source>
        <translation>
            <numerusform>超过 %n 处匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 处匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>JSONPath, for example $.data[*].id or $..[?@.type==&apos;answer&apos;]</source>
        <translation>JSONPath，例如 $.data[*].id 或 $..[?@.type==&apos;answer&apos;]</translation>
    </message>
    <message>
        <source>JSONPath that filters the body</source>
        <translation>筛选响应体的 JSONPath</translation>
    </message>
    <message>
        <source>Show the whole body again (Esc)</source>
        <translation>恢复显示整个响应体（Esc）</translation>
    </message>
    <message>
        <source>Close the filter</source>
        <translation>关闭筛选</translation>
    </message>
</context>
<context>
    <name>CozeLens::FindBar</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <translation>第 %1 处，共超过 %2 处</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>在此文本中查找</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation>关闭查找栏（Esc）</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
</context>
<context>
    <name>CozeLens::FindingCard</name>
    <message>
        <source>Certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>host</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>method</source>
        <translation>请求方法</translation>
    </message>
    <message>
        <source>query %1</source>
        <translation>Query 参数 %1</translation>
    </message>
    <message>
        <source>header %1</source>
        <translation>请求头 %1</translation>
    </message>
    <message>
        <source>form part %1</source>
        <translation>表单字段 %1</translation>
    </message>
    <message>
        <source>request body</source>
        <translation>请求体</translation>
    </message>
    <message>
        <source>body %1</source>
        <translation>请求体 %1</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>response header %1</source>
        <translation>响应头 %1</translation>
    </message>
    <message>
        <source>response body</source>
        <translation>响应体</translation>
    </message>
    <message>
        <source>response %1</source>
        <translation>响应 %1</translation>
    </message>
    <message>
        <source>Fix and send again</source>
        <translation>修改并重新发送</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 改为 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how sure, then what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Or: %1</source>
        <translation>或者：%1</translation>
    </message>
    <message>
        <source>Only fix</source>
        <translation>仅修改</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>%1. Ctrl+Z takes it back.</source>
        <translation>%1，按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>CozeLens::FormField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>CozeLens::FormModel</name>
    <message>
        <source>Add an item</source>
        <translation>添加一项</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加字段</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by default</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>CozeLens::FormPage</name>
    <message>
        <source>The text is not JSON. Line %1, column %2: %3</source>
        <translation>文本不是合法的 JSON。第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>The body is no JSON object. It can be edited as text.</source>
        <translation>请求体不是 JSON 对象，请以文本方式编辑。</translation>
    </message>
    <message>
        <source>The body is too large for a form. It can be edited as text.</source>
        <translation>请求体过大，无法显示为表单，请以文本方式编辑。</translation>
    </message>
    <message>
        <source>Request body as a form</source>
        <translation>表单形式的请求体</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the field out of the body (Del)</source>
        <translation>从请求体中移除该字段（Del）</translation>
    </message>
    <message>
        <source>Add the field, or an item to the list (Ins)</source>
        <translation>添加该字段，或给列表添加一项（Ins）</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>在文本中查看</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>JSON has no comments: they are sent as typed, and the server refuses the body.</source>
        <translation>JSON 不支持注释：注释会原样发送，服务器将拒绝该请求体。</translation>
    </message>
    <message>
        <source>Remove comments</source>
        <translation>删除注释</translation>
    </message>
    <message>
        <source>Takes the comments out of the text; Ctrl+Z brings them back</source>
        <translation>从文本中删除注释；按 Ctrl+Z 可恢复</translation>
    </message>
</context>
<context>
    <name>CozeLens::GeneralPage</name>
    <message>
        <source>Built in: a server on this machine that answers as Coze does, mistakes included. Nothing leaves the machine.</source>
        <translation>内置：在本机运行，像扣子一样应答，包括报错。数据不会离开本机。</translation>
    </message>
    <message>
        <source>Built in: its address does not change.</source>
        <translation>内置：地址固定。</translation>
    </message>
    <message>
        <source>A self-hosted server (coze-studio), which lacks some of the cloud&apos;s operations.</source>
        <translation>自部署服务器（coze-studio），缺少云端的部分接口。</translation>
    </message>
    <message>
        <source>A server of your own choice.</source>
        <translation>自定义服务器。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>on this machine, port chosen at start</source>
        <translation>本机，端口在启动时选定</translation>
    </message>
</context>
<context>
    <name>CozeLens::GoToBar</name>
    <message>
        <source>Go to line (1 to %1)</source>
        <translation>转到行（1 至 %1）</translation>
    </message>
    <message>
        <source>Go to offset (0 to %1, or 0x…%2)</source>
        <translation>转到偏移（0 至 %1，或 0x…%2）</translation>
    </message>
</context>
<context>
    <name>CozeLens::HeadersModel</name>
    <message>
        <source>Add a header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>CozeLens::JwtPage</name>
    <message>
        <source>Paste a JWT to read it; nothing is sent</source>
        <translation>把 JWT 粘贴到这里查看，不会发送到任何地方</translation>
    </message>
    <message>
        <source>What the JWT says</source>
        <translation>JWT 的内容</translation>
    </message>
    <message>
        <source>Well formed. The signature is not checked here.</source>
        <translation>格式正确。这里不验证签名。</translation>
    </message>
    <message>
        <source>Issued (iat)</source>
        <translation>签发 (iat)</translation>
    </message>
    <message>
        <source>Valid from (nbf)</source>
        <translation>生效 (nbf)</translation>
    </message>
    <message>
        <source>Expires (exp)</source>
        <translation>到期 (exp)</translation>
    </message>
</context>
<context>
    <name>CozeLens::KeepIdsBar</name>
    <message>
        <source>Keep as variable:</source>
        <translation>存为变量：</translation>
    </message>
    <message>
        <source>More ids</source>
        <translation>更多 ID</translation>
    </message>
    <message>
        <source>{{%1}} has this value: %2</source>
        <translation>{{%1}} 已是这个值：%2</translation>
    </message>
    <message>
        <source>Keep %2 as {{%1}}; new requests take it</source>
        <translation>把 %2 存为 {{%1}}，新建请求时自动填入</translation>
    </message>
</context>
<context>
    <name>CozeLens::LanguageSwitch</name>
    <message>
        <source>Switch to Chinese</source>
        <translation>切换到中文</translation>
    </message>
    <message>
        <source>Switch to English</source>
        <translation>切换到英文</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>CozeLens::LogKindsModel</name>
    <message>
        <source>The log tells no times for it</source>
        <translation>日志中没有它的时间</translation>
    </message>
    <message>
        <source>One bar is %1; at most %2 in one. The bars run from %3 to %4, for every row alike.</source>
        <translation>每根柱子代表 %1，最高的一根有 %2 次。所有行的时间范围相同：%3 至 %4。</translation>
    </message>
    <message>
        <source>%1 by the log&apos;s own clock</source>
        <translation>%1（按日志自己的时钟）</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>报错信息</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>时间分布</translation>
    </message>
</context>
<context>
    <name>CozeLens::LogKindsPane</name>
    <message>
        <source>%1 errors of %2 kinds in %3. Choose a row to have it explained.</source>
        <translation>%3 内容中有 %1 个错误，共 %2 类。选择一行查看解释。</translation>
    </message>
    <message>
        <source>Kinds of errors in the log</source>
        <translation>日志中的错误种类</translation>
    </message>
    <message>
        <source>%1 errors of %2 kinds in %3; %4 more lines with a code are not counted, because the log has too many different messages. Choose a row to have it explained.</source>
        <translation>%3 中有 %1 个错误，共 %2 类；另有 %4 行带错误码，因消息种类太多未计入。选择一行查看解释。</translation>
    </message>
</context>
<context>
    <name>CozeLens::MainWindow</name>
    <message>
        <source>Request taken over from the clipboard.</source>
        <translation>已从剪贴板导入请求。</translation>
    </message>
    <message>
        <source>Forgotten what earlier calls taught</source>
        <translation>已清除从以往请求记住的信息</translation>
    </message>
</context>
<context>
    <name>CozeLens::OauthDialog</name>
    <message>
        <source>Get a token: %1</source>
        <translation>获取令牌：%1</translation>
    </message>
    <message>
        <source>Private key (JWT)</source>
        <translation>私钥（JWT）</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>设备授权</translation>
    </message>
    <message>
        <source>Read a JWT</source>
        <translation>查看 JWT</translation>
    </message>
    <message>
        <source>Ways to a token</source>
        <translation>获取令牌的方式</translation>
    </message>
</context>
<context>
    <name>CozeLens::OperationInfo</name>
    <message>
        <source>%1 (needs no token)</source>
        <translation>%1（无需令牌）</translation>
    </message>
    <message>
        <source>%1 (permission: %2)</source>
        <translation>%1（所需权限：%2）</translation>
    </message>
    <message>
        <source>What this call needs and is likely to return</source>
        <translation>该接口的要求和常见返回</translation>
    </message>
    <message>
        <source>not on self-hosted servers</source>
        <translation>私有部署没有此接口</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Open the page of this call in Coze&apos;s documentation</source>
        <translation>打开该接口的官方文档页</translation>
    </message>
    <message>
        <source>Codes that this call is likely to return</source>
        <translation>该接口常见的错误码</translation>
    </message>
    <message>
        <source>This call is out of date.</source>
        <translation>该接口已过时。</translation>
    </message>
    <message>
        <source>on self-hosted servers only</source>
        <translation>仅私有部署有此接口</translation>
    </message>
</context>
<context>
    <name>CozeLens::OperationModel</name>
    <message>
        <source>Free request</source>
        <translation>自由请求</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Any method, address, headers and body</source>
        <translation>任意方法、地址、请求头和请求体</translation>
    </message>
    <message>
        <source>not on self-hosted servers</source>
        <translation>私有部署没有此接口</translation>
    </message>
    <message>
        <source>on self-hosted servers only</source>
        <translation>仅私有部署有此接口</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>开源版</translation>
    </message>
</context>
<context>
    <name>CozeLens::ParamsModel</name>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1, %2, required</source>
        <translation>%1，%2，必填</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>CozeLens::PartsModel</name>
    <message>
        <source>Drop a file here, or press Enter to choose one</source>
        <translation>把文件拖到这里，或按 Enter 选择</translation>
    </message>
    <message>
        <source>%1, sent as %2</source>
        <translation>%1（以 %2 的名称发送）</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>添加字段</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>找不到</translation>
    </message>
    <message>
        <source>%1
%2 bytes, read from the disk while it is sent</source>
        <translation>%1
%2 字节，发送时从磁盘读取</translation>
    </message>
    <message>
        <source>%1
There is no such file now</source>
        <translation>%1
目前没有这个文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value or file</source>
        <translation>值或文件</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1, its content as a value</source>
        <translation>%1（其内容作为字段值发送）</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>取值有误</translation>
    </message>
</context>
<context>
    <name>CozeLens::PartsPage</name>
    <message>
        <source>Choose the files to upload</source>
        <translation>选择要上传的文件</translation>
    </message>
    <message>
        <source>Parts of the form</source>
        <translation>表单字段</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>添加字段</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Files can also be dropped here. They are read from the disk while they are sent.</source>
        <translation>也可以把文件拖到这里。文件在发送时从磁盘读取。</translation>
    </message>
</context>
<context>
    <name>CozeLens::PasteBar</name>
    <message>
        <source>Explained with the request found in the text:</source>
        <translation>已结合内容中的请求进行解释：</translation>
    </message>
    <message>
        <source>Explained with the request in the editor, because %1:</source>
        <translation>已结合编辑区的请求进行解释，因为%1：</translation>
    </message>
    <message>
        <source>Explained with the request in the editor:</source>
        <translation>已结合编辑区的请求进行解释：</translation>
    </message>
    <message>
        <source>Explained with the request pasted beside it:</source>
        <translation>已结合另行粘贴的请求进行解释：</translation>
    </message>
    <message>
        <source>Explained without a request. The one that led to it would show causes in it.</source>
        <translation>未结合请求。提供对应的请求后，可以指出其中的原因。</translation>
    </message>
    <message>
        <source>Explained without a request. The one in the editor does not seem to fit: %1.</source>
        <translation>未结合请求。编辑区的请求似乎与它不符：%1。</translation>
    </message>
    <message>
        <source>Open this request in the editor</source>
        <translation>在编辑区打开这个请求</translation>
    </message>
    <message>
        <source>Use the request in the editor</source>
        <translation>使用编辑区的请求</translation>
    </message>
    <message>
        <source>Paste another request</source>
        <translation>粘贴其他请求</translation>
    </message>
    <message>
        <source>Paste the request</source>
        <translation>粘贴对应的请求</translation>
    </message>
    <message>
        <source>Leave this request out</source>
        <translation>不使用请求</translation>
    </message>
    <message>
        <source>A request may be cURL for any shell, raw HTTP, HAR or JSON; it can also be dropped here</source>
        <translation>请求可以是任意 shell 的 cURL 命令、原始 HTTP、HAR 或 JSON，也可以拖放到这里</translation>
    </message>
    <message>
        <source>Back to the pasted text</source>
        <translation>返回粘贴的内容</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>返回 %1</translation>
    </message>
    <message>
        <source>What to do with the request</source>
        <translation>请求的处理方式</translation>
    </message>
    <message>
        <source>The request, secrets masked</source>
        <translation>请求（密钥已打码）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Previous text</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next text</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的内容</translation>
    </message>
    <message>
        <source>Reading: %1 of %2</source>
        <translation>正在读取：%1 / %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stops reading (Esc)</source>
        <translation>停止读取（Esc）</translation>
    </message>
</context>
<context>
    <name>CozeLens::PastePanes</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>The request is in the editor now. Ctrl+Z brings back the one that was there.</source>
        <translation>请求已放入编辑区。按 Ctrl+Z 可以恢复原来的请求。</translation>
    </message>
    <message>
        <source>This is about the request beside the text. Open it in the editor to go there.</source>
        <translation>这个位置在另行提供的请求里。请先在编辑区打开该请求。</translation>
    </message>
</context>
<context>
    <name>CozeLens::ProfileDesk</name>
    <message>
        <source>{{%1}} is now %2; new requests take it.</source>
        <translation>{{%1}} 已设为 %2，新建请求时自动填入。</translation>
    </message>
    <message>
        <source>Bodies up to %1 are taken now. The request was not sent again.</source>
        <translation>响应体上限已调到 %1。请求没有重新发送。</translation>
    </message>
    <message>
        <source>Changes to profiles were not saved last time; &quot;Edit profiles…&quot; still has them.</source>
        <translation>上次对环境的修改没有保存，打开“编辑环境…”可以继续。</translation>
    </message>
</context>
<context>
    <name>CozeLens::ProfileForm</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Ids and variables</source>
        <translation>ID 与变量</translation>
    </message>
    <message>
        <source>Proxy and TLS</source>
        <translation>代理与 TLS</translation>
    </message>
    <message>
        <source>Parts of the profile</source>
        <translation>环境的各部分</translation>
    </message>
    <message>
        <source>{{name}} in an address, header or body becomes the value. New requests take ids such as {{bot_id}} from here. {{base}} and {{token}} always exist.</source>
        <translation>地址、请求头、请求体中的 {{变量名}} 会换成这里的值；新建请求时，bot_id 等 ID 也从这里取。{{base}} 和 {{token}} 始终可用。</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>CozeLens::ProfilesDialog</name>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Self-hosted</source>
        <translation>自部署</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新环境</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Not saved yet: what is marked in red needs mending first.</source>
        <translation>尚未保存：请先修正标红的内容。</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Self-hosted server</source>
        <translation>自部署服务器</translation>
    </message>
    <message>
        <source>Server of your own choice</source>
        <translation>自定义服务器</translation>
    </message>
    <message>
        <source>Copy of this profile</source>
        <translation>复制当前环境</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>用这里的值覆盖</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save the profile first.</source>
        <translation>请先保存环境。</translation>
    </message>
</context>
<context>
    <name>CozeLens::RawPage</name>
    <message>
        <source>The response as it came</source>
        <translation>响应原文</translation>
    </message>
    <message>
        <source>The body in hex</source>
        <translation>响应体的十六进制视图</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Show the bytes of the body in hex</source>
        <translation>以十六进制显示响应体的字节</translation>
    </message>
    <message>
        <source>Hex view</source>
        <translation>十六进制视图</translation>
    </message>
    <message>
        <source>Only the first %1 of the selection were copied.</source>
        <translation>只复制了选中内容的前 %1。</translation>
    </message>
    <message>
        <source>There is no response. Once there is one, its status line, headers and body stand here as they came.</source>
        <translation>还没有响应。收到响应后，状态行、响应头和响应体会按收到的样子显示在这里。</translation>
    </message>
</context>
<context>
    <name>CozeLens::RedirectLine</name>
    <message>
        <source>The answer is a redirect to %1 on the same origin. It was not followed.</source>
        <translation>响应是重定向，目标为同源地址 %1。未自动跟随。</translation>
    </message>
    <message>
        <source>The answer is a redirect to another origin: %1. It was not followed; following it leaves the token behind.</source>
        <translation>响应是重定向，目标为另一个源：%1。未自动跟随；如果跟随，不会带上令牌。</translation>
    </message>
    <message>
        <source>Follow to %1</source>
        <translation>跟随到 %1</translation>
    </message>
</context>
<context>
    <name>CozeLens::ReportExport</name>
    <message>
        <source>Report copied; tokens in it are masked.</source>
        <translation>报告已复制，其中的令牌已打码。</translation>
    </message>
    <message>
        <source>Save the diagnosis report</source>
        <translation>保存诊断报告</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown 文件 (*.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Report saved as %1; tokens in it are masked.</source>
        <translation>报告已保存为 %1，其中的令牌已打码。</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestBar</name>
    <message>
        <source>Method</source>
        <translation>请求方法</translation>
    </message>
    <message>
        <source>Method of the request</source>
        <translation>请求方法</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>请求地址</translation>
    </message>
    <message>
        <source>{{base}}/v3/chat or a whole URL</source>
        <translation>{{base}}/v3/chat 或完整的 URL</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>取消请求</translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation>发送请求</translation>
    </message>
    <message>
        <source>Cancel the request (Esc)</source>
        <translation>取消请求（Esc）</translation>
    </message>
    <message>
        <source>Send the request (Ctrl+Enter)</source>
        <translation>发送请求（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestBodyPage</name>
    <message>
        <source>A line of this body is longer than 1 MB. It is sent as it is, but cut for display and not to be edited here.</source>
        <translation>请求体中有超过 1 MB 的单行。发送时内容不变，但此处仅分段显示，不能编辑。</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>请求体</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Fill in the body field by field; the text stays as it is</source>
        <translation>逐个字段填写请求体，文本的其余部分保持原样</translation>
    </message>
    <message>
        <source>Files and fields</source>
        <translation>文件和字段</translation>
    </message>
    <message>
        <source>Send files and fields (multipart/form-data) in place of the text</source>
        <translation>改为发送文件和字段（multipart/form-data），不发送文本</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestPane</name>
    <message>
        <source>Params %1</source>
        <translation>参数 %1</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>请求头 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s) before sending</source>
        <translation>
            <numerusform>%n 个发送前提示</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts of the request</source>
        <translation>请求的各部分</translation>
    </message>
    <message>
        <source>Body JSON</source>
        <translation>请求体 JSON</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Show what stands out in the request before it is sent</source>
        <translation>查看发送前在请求中发现的可疑之处</translation>
    </message>
    <message>
        <source>Parameters in the URL</source>
        <translation>URL 中的参数</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Add a header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Body form</source>
        <translation>请求体 表单</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestStrip</name>
    <message>
        <source>%1 (running)</source>
        <translation>%1（运行中）</translation>
    </message>
    <message>
        <source>%1 (answered)</source>
        <translation>%1（已返回）</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1（出错）</translation>
    </message>
    <message>
        <source>%1 (changed, not sent)</source>
        <translation>%1（已修改，未发送）</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭“%1”</translation>
    </message>
    <message>
        <source>Close (%1)</source>
        <translation>关闭（%1）</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建请求</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Open the closed one again</source>
        <translation>重新打开刚关闭的请求</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他请求</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestTab</name>
    <message>
        <source>Made ready to send. Ctrl+Z brings the previous request back.</source>
        <translation>已填好参数，可以直接发送；按 Ctrl+Z 恢复原来的请求。</translation>
    </message>
    <message>
        <source>Changed. Ctrl+Z in the request takes it back.</source>
        <translation>已修改，在请求中按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Copied as cURL with the token masked.</source>
        <translation>已复制为 cURL 命令，令牌已打码。</translation>
    </message>
</context>
<context>
    <name>CozeLens::RequestTabs</name>
    <message numerus="yes">
        <source>%n request(s) are open, which is the limit. Close one first.</source>
        <translation>
            <numerusform>已打开 %n 个请求，达到上限。请先关闭一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建请求</translation>
    </message>
    <message>
        <source>New request (%1)</source>
        <translation>新建请求（%1）</translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponseHeadersModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponseHeadersPage</name>
    <message>
        <source>Search the headers</source>
        <translation>在响应头中查找</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy all headers</source>
        <translation>复制全部响应头</translation>
    </message>
    <message>
        <source>Response headers</source>
        <translation>响应头</translation>
    </message>
    <message>
        <source>%1 · server time %2 (UTC+8)</source>
        <translation>%1 · 服务器时间 %2（UTC+8）</translation>
    </message>
    <message>
        <source>There are no response headers. Once a response arrives, they stand here in the order in which they came.</source>
        <translation>没有响应头。收到响应后，响应头会按到达的顺序显示在这里。</translation>
    </message>
</context>
<context>
    <name>CozeLens::ResponsePane</name>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Fold everything but the outermost level</source>
        <translation>折叠最外层以内的所有层级</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>响应头 %1</translation>
    </message>
    <message>
        <source>Events %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>The response appears here. Send the request with Ctrl+Enter, or explain an error from the clipboard with Ctrl+Shift+V.</source>
        <translation>响应会显示在这里。按 Ctrl+Enter 发送请求，或按 Ctrl+Shift+V 粘贴报错并查看解释。</translation>
    </message>
    <message>
        <source>Waiting for the response. Esc cancels the request.</source>
        <translation>正在等待响应。按 Esc 取消请求。</translation>
    </message>
    <message>
        <source>The response came with an empty body.</source>
        <translation>响应体为空。</translation>
    </message>
    <message>
        <source>There is no response.</source>
        <translation>没有收到响应。</translation>
    </message>
    <message>
        <source>Parts of the response</source>
        <translation>响应的各部分</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>响应体</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in what is shown (Ctrl+F)</source>
        <translation>在当前内容中查找（Ctrl+F）</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
</context>
<context>
    <name>CozeLens::SecretEdit</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>CozeLens::SecretRow</name>
    <message>
        <source>This session only.</source>
        <translation>仅本次运行有效。</translation>
    </message>
</context>
<context>
    <name>CozeLens::SentPage</name>
    <message>
        <source>[the file %1, %2, as it was while it was sent]</source>
        <translation>[文件 %1，%2，以发送时的内容为准]</translation>
    </message>
    <message>
        <source>Nothing has been sent. After a request its request line, every header and its body stand here as they went out.</source>
        <translation>还没有发出任何内容。发送请求后，请求行、全部请求头和请求体会按实际发出的样子显示在这里。</translation>
    </message>
    <message>
        <source>The request as it went out</source>
        <translation>实际发出的请求</translation>
    </message>
</context>
<context>
    <name>CozeLens::ShortcutsDialog</name>
    <message>
        <source>Send the request</source>
        <translation>发送请求</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>取消请求</translation>
    </message>
    <message>
        <source>Explain what is on the clipboard</source>
        <translation>解释剪贴板中的内容</translation>
    </message>
    <message>
        <source>Take over a request from the clipboard</source>
        <translation>从剪贴板导入请求</translation>
    </message>
    <message>
        <source>Copy the request as cURL</source>
        <translation>把请求复制为 cURL</translation>
    </message>
    <message>
        <source>Search operations</source>
        <translation>搜索接口</translation>
    </message>
    <message>
        <source>Search the error table</source>
        <translation>查找错误码</translation>
    </message>
    <message>
        <source>Find in the text that has the focus</source>
        <translation>在当前文本中查找</translation>
    </message>
    <message>
        <source>Undo, also a fix that was made</source>
        <translation>撤销，包括一键修改</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Edit profiles</source>
        <translation>编辑环境</translation>
    </message>
    <message>
        <source>Go to a line of the response</source>
        <translation>转到响应的某一行</translation>
    </message>
    <message>
        <source>Save the response body as it came</source>
        <translation>按原样保存响应体</translation>
    </message>
    <message>
        <source>Copy the value under the cursor in the response</source>
        <translation>复制响应中光标处的值</translation>
    </message>
    <message>
        <source>Copy the JSONPath of the value under the cursor</source>
        <translation>复制光标处的值的 JSONPath</translation>
    </message>
    <message>
        <source>New request in a tab of its own</source>
        <translation>新建请求标签页</translation>
    </message>
    <message>
        <source>Close the request</source>
        <translation>关闭当前请求</translation>
    </message>
    <message>
        <source>Open the closed request again</source>
        <translation>重新打开刚关闭的请求</translation>
    </message>
    <message>
        <source>Next request; with Shift the one before</source>
        <translation>下一个请求；加 Shift 为上一个</translation>
    </message>
</context>
<context>
    <name>CozeLens::StatusStrip</name>
    <message>
        <source>Waiting for the response…</source>
        <translation>正在等待响应…</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>No response</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation>HTTP 状态：%1</translation>
    </message>
    <message>
        <source>Coze code: %1</source>
        <translation>扣子错误码：%1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>耗时：%1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>大小：%1</translation>
    </message>
    <message>
        <source>Log id: %1</source>
        <translation>日志 ID：%1</translation>
    </message>
    <message>
        <source>Time from the start to the last byte</source>
        <translation>从开始到收完最后一个字节的耗时</translation>
    </message>
    <message>
        <source>Size of the body</source>
        <translation>响应体大小</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the log id</source>
        <translation>复制日志 ID</translation>
    </message>
    <message>
        <source>Copy the log id; Coze&apos;s support asks for it</source>
        <translation>复制日志 ID，向扣子技术支持求助时需要提供</translation>
    </message>
    <message>
        <source>no bytes for %1 s</source>
        <translation>已 %1 秒没有新数据</translation>
    </message>
    <message>
        <source>no answer for %1 s</source>
        <translation>已等待 %1 秒，尚无响应</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>第 %1 行（共 %2）</translation>
    </message>
    <message>
        <source>Beginning of %1</source>
        <translation>开头部分（共 %1）</translation>
    </message>
    <message>
        <source>A part of the file: %1 bytes from byte %2 of %3</source>
        <translation>文件的一部分：从第 %2 字节起的 %1 字节，文件共 %3 字节</translation>
    </message>
</context>
<context>
    <name>CozeLens::TimeBars</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CozeLens::TimingPage</name>
    <message>
        <source>Once a request has been sent, this is where its time went.</source>
        <translation>发送请求后，这里会显示各阶段的耗时。</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>耗时</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 个</translation>
    </message>
    <message>
        <source>longest gap %1, from %2 on</source>
        <translation>最长间隔 %1，始于 %2</translation>
    </message>
</context>
<context>
    <name>CozeLens::TimingsModel</name>
    <message>
        <source>Name lookup</source>
        <translation>域名解析</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>建立连接</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS 握手</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送请求</translation>
    </message>
    <message>
        <source>Waiting for the first byte</source>
        <translation>等待首字节</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>接收响应</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Until the first event</source>
        <translation>到首个事件</translation>
    </message>
</context>
<context>
    <name>CozeLens::TokenSection</name>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Token of this profile</source>
        <translation>当前环境的令牌</translation>
    </message>
    <message>
        <source>pat_… or another token, without Bearer</source>
        <translation>pat_… 或其他令牌，不带 Bearer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the token, marked so that clipboard managers do not keep it</source>
        <translation>复制令牌，并标记为机密，剪贴板管理器不会留存</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Takes the token out of this profile and out of the secret store</source>
        <translation>从当前环境和系统密钥存储中删除令牌</translation>
    </message>
    <message>
        <source>Get a token…</source>
        <translation>获取令牌…</translation>
    </message>
    <message>
        <source>With a private key or a device code; also reads JWTs</source>
        <translation>用私钥或设备授权获取；也可查看 JWT</translation>
    </message>
    <message>
        <source>The same token as in &quot;%1&quot;. Each site knows only its own tokens.</source>
        <translation>与“%1”的令牌相同，而各站点只认自己的令牌。</translation>
    </message>
    <message>
        <source>Valid until %1.</source>
        <translation>有效至 %1。</translation>
    </message>
    <message>
        <source>Expired at %1.</source>
        <translation>已于 %1 过期。</translation>
    </message>
    <message>
        <source>Asking the system&apos;s secret store…</source>
        <translation>正在询问系统密钥存储…</translation>
    </message>
    <message>
        <source>Will be kept in the system&apos;s secret store, never in a file.</source>
        <translation>将存入系统密钥存储，不写入文件。</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s secret store, never in a file.</source>
        <translation>已存入系统密钥存储，未写入文件。</translation>
    </message>
    <message>
        <source>For this session only.</source>
        <translation>仅本次运行有效。</translation>
    </message>
    <message>
        <source>Renewing…</source>
        <translation>正在续期…</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Gets the next token with the refresh token. The profile in use does so by itself before its token expires.</source>
        <translation>用刷新令牌换取新令牌。当前环境的令牌会在过期前自动续期。</translation>
    </message>
</context>
<context>
    <name>CozeLens::TopBar</name>
    <message>
        <source>Paste and explain  %1</source>
        <translation>粘贴并解释  %1</translation>
    </message>
    <message>
        <source>Explains the response, log or error message on the clipboard</source>
        <translation>解释剪贴板中的响应、日志或报错信息</translation>
    </message>
    <message>
        <source>Import cURL</source>
        <translation>导入 cURL</translation>
    </message>
    <message>
        <source>Takes over the request on the clipboard: cURL, raw HTTP or HAR (%1)</source>
        <translation>从剪贴板导入请求：cURL、原始 HTTP 或 HAR（%1）</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Copies the request as a cURL command with the token masked (%1)</source>
        <translation>把请求复制为 cURL 命令，令牌会打码（%1）</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Where requests go; {{base}} in the address stands for it</source>
        <translation>请求发往哪里；地址中的 {{base}} 即代表它</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Edit profiles…</source>
        <translation>编辑环境…</translation>
    </message>
    <message>
        <source>Forget what earlier calls taught</source>
        <translation>清除从以往请求记住的信息</translation>
    </message>
    <message>
        <source>Which host knew an ID or a token, what kind of ID it was, states of chats: what helps to find causes, kept in a file of your own</source>
        <translation>哪个站点认得哪个 ID 或令牌、ID 属于哪种资源、对话的状态：这些信息用于判断原因，只存在本机的文件里</translation>
    </message>
</context>
<context>
    <name>CozeLens::TransferLine</name>
    <message>
        <source>Raise the limit to %1</source>
        <translation>把上限调到 %1</translation>
    </message>
    <message>
        <source>For this profile; Edit profiles…, Proxy and TLS holds the limit</source>
        <translation>只对当前环境生效；以后可在“编辑环境… → 代理与 TLS”中修改</translation>
    </message>
</context>
<context>
    <name>CozeLens::UploadLine</name>
    <message>
        <source>All %1 sent; waiting for the answer</source>
        <translation>%1 已全部发出，等待响应</translation>
    </message>
    <message>
        <source>Sending: %1 of %2</source>
        <translation>正在发送：%1 / %2</translation>
    </message>
    <message>
        <source>Sent of the request</source>
        <translation>请求的发送进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>取消上传</translation>
    </message>
</context>
<context>
    <name>CozeLens::ValueLine</name>
    <message>
        <source>JSON in a string</source>
        <translation>字符串里是 JSON</translation>
    </message>
    <message>
        <source>The value under the cursor: %1</source>
        <translation>光标处的值：%1</translation>
    </message>
    <message>
        <source>Open as JSON</source>
        <translation>展开为 JSON</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Show the JSON in this string (Ctrl+click)</source>
        <translation>展开这个字符串里的 JSON（Ctrl+单击）</translation>
    </message>
    <message>
        <source>Open %1 in the browser (Ctrl+click)</source>
        <translation>在浏览器中打开 %1（Ctrl+单击）</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy the value under the cursor, a string without its quotes (Ctrl+Alt+C)</source>
        <translation>复制光标处的值，字符串不带引号（Ctrl+Alt+C）</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy the JSONPath of this value (Ctrl+Alt+P)</source>
        <translation>复制这个值的 JSONPath（Ctrl+Alt+P）</translation>
    </message>
</context>
<context>
    <name>CozeLens::VariableHelp</name>
    <message>
        <source>{{%1}} has no value in this profile</source>
        <translation>{{%1}} 在当前环境中没有值</translation>
    </message>
    <message>
        <source>{{%1}} has no value in this profile; did you mean {{%2}}?</source>
        <translation>当前环境没有变量 {{%1}}；是否想写 {{%2}}？</translation>
    </message>
</context>
<context>
    <name>CozeLens::VariablesModel</name>
    <message>
        <source>Add a variable</source>
        <translation>添加变量</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>CozeLens::WindowStatus</name>
    <message>
        <source>Sending…</source>
        <translation>正在发送……</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Token: none</source>
        <translation>令牌：无</translation>
    </message>
    <message>
        <source>Token: %1 (this session only)</source>
        <translation>令牌：%1（仅本次会话）</translation>
    </message>
    <message>
        <source>Tokens are kept in memory and never written to disk</source>
        <translation>令牌只保存在内存中，不会写入磁盘</translation>
    </message>
    <message>
        <source>TLS verification: on</source>
        <translation>TLS 验证：开</translation>
    </message>
    <message>
        <source>TLS is NOT verified</source>
        <translation>未验证 TLS 证书</translation>
    </message>
    <message>
        <source>This profile accepts any certificate: anyone on the way can read the token. Change it in Edit profiles…, Proxy and TLS.</source>
        <translation>当前环境接受任何证书，途中任何人都能读到令牌。可在“编辑环境… → 代理与 TLS”中改回。</translation>
    </message>
    <message>
        <source>Proxy: %1</source>
        <translation>代理：%1</translation>
    </message>
    <message>
        <source>Proxy: none</source>
        <translation>代理：不使用</translation>
    </message>
    <message>
        <source>Token: %1</source>
        <translation>令牌：%1</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s secret store, never in a file</source>
        <translation>存于系统密钥存储，未写入文件</translation>
    </message>
    <message>
        <source>Proxy: environment</source>
        <translation>代理：环境变量</translation>
    </message>
    <message>
        <source>As the environment says (http_proxy, https_proxy, all_proxy, no_proxy), not the desktop&apos;s settings; never for this machine itself</source>
        <translation>以环境变量（http_proxy、https_proxy、all_proxy、no_proxy）为准，不读取桌面环境的代理设置；访问本机时从不使用</translation>
    </message>
</context>
<context>
    <name>UiLanguage</name>
    <message>
        <source>en</source>
        <extracomment>Not shown to anybody: the translation says which language it is, &quot;zh&quot; or &quot;en&quot;.</extracomment>
        <translation>zh</translation>
    </message>
</context>
</TS>
