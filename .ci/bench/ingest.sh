#!/usr/bin/env bash
# Times the reading of large exports: ours, excelize, encoding/csv, plain inflate
# and the whole intake in Go, then python-calamine on the very same files.
# SPONSORBOOK_ROWS changes the size (default 1,000,000), PYTHON the interpreter.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${SPONSORBOOK_ROWS:-1000000}
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "== reading alone, $rows rows"
TABLE_ROWS=$rows TABLE_PEERS=1 go test -run '^$' -bench 'Workbook|Text' -benchtime 1x -timeout 60m ./pipeline/table
echo "== the whole intake, $rows rows"
SPONSORBOOK_ROWS=$rows SPONSORBOOK_BENCH=$folder go test -run '^$' -bench 'BenchmarkRead' -benchtime 1x -timeout 60m ./pipeline/intake
echo "== python-calamine"
"$python" - "$folder" <<'PY'
import resource, sys, time
from pathlib import Path
try:
    from python_calamine import CalamineWorkbook
except ImportError:
    sys.exit("python-calamine is not installed; pip install python-calamine, or name another PYTHON")
for book in sorted(Path(sys.argv[1]).glob("*/revenue.xlsx")):
    start, rows = time.process_time(), 0
    for row in CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).iter_rows():
        rows += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{book.parent.name:20} {rows} rows  {time.process_time() - start:.2f} cpu-s  peak {peak} MiB")
PY
