#!/usr/bin/env bash
# Checks PDF files with veraPDF against PDF/UA-1 and PDF/A-2a.
#
#   .ci/verapdf.sh FILE.pdf … | FOLDER     (--prepare: only fetch it)
#
# Needs a Java runtime and Maven, which fetches veraPDF from Maven Central into
# .cache/verapdf once. Prints what fails and a closing line; exits 1 where
# anything failed, 2 where nothing could be checked.
set -euo pipefail
version=1.28.2
home=$(cd "$(dirname "$0")/.." && pwd)/.cache/verapdf-$version

if ! ls "$home"/greenfield-apps-*.jar >/dev/null 2>&1; then
	mkdir -p "$home"
	cat >"$home/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sponsorbook</groupId><artifactId>verapdf</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>$version</version>
  </dependency></dependencies>
</project>
POM
	mvn -q -B -f "$home/pom.xml" dependency:copy-dependencies -DoutputDirectory="$home"
fi

[ "${1:-}" != --prepare ] || exit 0
[ $# -gt 0 ] || { echo "usage: $0 FILE.pdf … | FOLDER" >&2; exit 2; }
files=$(find "$@" -name '*.pdf' -type f | sort)
[ -n "$files" ] || { echo "no PDF files in $*" >&2; exit 2; }

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
for flavour in ua1 2a; do
	printf '%s\n' "$files" | tr '\n' '\0' |
		xargs -0 -n 1000 java -cp "$home/*" org.verapdf.apps.GreenfieldCliWrapper --flavour "$flavour" --format text -v \
			>"$results/$flavour" 2>&1 &
done
wait
failed=0 checked=0
for flavour in ua1 2a; do
	# A rule that fails is printed under its file; files that pass are counted.
	passed=$(grep -c '^PASS ' "$results/$flavour" || true)
	checked=$((checked + passed))
	grep -v '^PASS ' "$results/$flavour" || true
	failed=$((failed + $(wc -l <<<"$files") - passed))
done
echo "$checked passed, $failed failed"
[ "$failed" -eq 0 ]
