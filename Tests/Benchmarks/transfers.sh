#!/bin/sh
# Compares softdown's transfers with raw libcurl at 16, 512 and 2000 journeys in flight: processor time per transfer.
#
#     Tests/Benchmarks/transfers.sh PATH_OF_TransferBenchmark
#
# Needs nginx, a C compiler and libcurl's headers. Build TransferBenchmark with `-c release`.
set -eu
benchmark=$1
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
port=${PORT:-18980}
chmod 755 "$folder"
sed -e "s|FOLDER|$folder|g" -e "s|PORT|$port|g" "$here/nginx.conf.template" >"$folder/nginx.conf"
head -c 4096 /dev/zero | tr '\0' 'x' >"$folder/index.html"
cc -O2 -o "$folder/yardstick" "$here/yardstick.c" -lcurl
nginx -c "$folder/nginx.conf" -e "$folder/error.log" &
nginx=$!
trap 'kill $nginx; rm -rf "$folder"' EXIT
ulimit -n "$(ulimit -Hn)"
sleep 1
for in_flight in 16 512 2000; do
    c=$("$folder/yardstick" "http://127.0.0.1:$port/" 4000 "$in_flight" 5)
    swift=$("$benchmark" "http://127.0.0.1:$port/" 4000 "$in_flight" 5)
    printf '%s\n%s\n' "$c" "$swift"
    printf '%s\n%s\n' "$c" "$swift" |
        sed 's/.*"cpuPerTransfer":\([0-9.]*\).*/\1/' |
        { read -r first; read -r second; awk "BEGIN { printf \"in flight $in_flight: %.2f times the yardstick\\n\", $second / $first }"; }
done
