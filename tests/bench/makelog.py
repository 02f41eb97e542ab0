#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a service's log of a given size in MB to standard output: mostly quiet lines, some with a log id, and
about one in fifty an error of the Coze API. The same arguments give the same bytes."""
import random
import sys

ERRORS = [
    (4013, "model error"),
    (4008, "rate limit exceeded, retry later"),
    (4200, "Requested resource bot_id=%d does not exist. Ensure you are the correct resource identifier."),
    (5000, "We're currently experiencing server issues. Please try your request again after a short delay."),
    (700012006, "access token invalid"),
]


def main():
    size = int(sys.argv[1] if len(sys.argv) > 1 else "200") * 1024 * 1024
    share = float(sys.argv[2]) if len(sys.argv) > 2 else 0.02
    rng = random.Random(7)
    out = sys.stdout.buffer
    written = 0
    second = 0
    while written < size:
        lines = []
        for _ in range(2000):
            second += rng.random() * 0.2
            s = int(second)
            time = "2025-09-%02d %02d:%02d:%02d" % (1 + s // 86400 % 28, s // 3600 % 24, s // 60 % 60, s % 60)
            logid = time.replace("-", "").replace(" ", "").replace(":", "") + "%020X" % rng.getrandbits(80)
            kind = rng.random()
            if kind < share:
                code, msg = ERRORS[rng.randrange(len(ERRORS))]
                if "%d" in msg:
                    msg = msg % rng.randrange(10**18)
                if rng.random() < 0.5:
                    lines.append("%s WARNING cozepy: request POST#https://api.coze.cn/v3/chat failed, logid=%s, code=%d, msg=%s"
                                 % (time, logid, code, msg))
                else:
                    lines.append('%s ERROR request failed, body={"code":%d,"msg":"%s","detail":{"logid":"%s"}}'
                                 % (time, code, msg, logid))
            elif kind < 0.2:
                lines.append("%s INFO coze chat finished logid=%s tokens=%d mode=stream" % (time, logid, rng.randrange(9000)))
            else:
                lines.append("%s DEBUG worker-%d handled request %d of model doubao in %d ms, status code: 200"
                             % (time, rng.randrange(64), rng.randrange(10**9), rng.randrange(4100)))
        block = ("\n".join(lines) + "\n").encode()
        out.write(block)
        written += len(block)


if __name__ == "__main__":
    main()
