#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the certificates of this folder anew: an authority nobody trusts, and what it issued. For tests on loopback only.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

key "$work/ca.key"
openssl req -new -x509 -key "$work/ca.key" -subj "/CN=Coze Lens test authority" -days 36500 -out authority.pem
: >"$work/index"
cat >"$work/ca.conf" <<END
[ca]
default_ca = test
[test]
database = $work/index
new_certs_dir = $work
certificate = authority.pem
private_key = $work/ca.key
default_md = sha256
policy = any
rand_serial = yes
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
END

# issue NAME SUBJECT-ALTERNATIVE-NAMES FROM TO
issue() {
    openssl req -new -key server.key -subj "/CN=$1" -addext "subjectAltName=$2" -out "$work/request"
    openssl ca -batch -notext -config "$work/ca.conf" -in "$work/request" -startdate "$3" -enddate "$4" -out "$1.pem" 2>/dev/null
}

key server.key
issue valid DNS:localhost,IP:127.0.0.1 20200101000000Z 21200101000000Z
issue expired DNS:localhost,IP:127.0.0.1 20200101000000Z 20210101000000Z
issue future DNS:localhost,IP:127.0.0.1 21000101000000Z 21200101000000Z
issue otherhost DNS:other.example 20200101000000Z 21200101000000Z
openssl req -new -x509 -key server.key -subj "/CN=selfsigned" -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" -days 36500 \
    -out selfsigned.pem

# A proxy that opens TLS signs the certificates that it shows with an authority of its own, and needs its key.
key interception.key
openssl req -new -x509 -key interception.key -subj "/CN=Coze Lens test interception" -days 36500 -out interception.pem
