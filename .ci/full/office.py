"""openpyxl and LibreOffice, installed where they are missing."""
import shutil
import subprocess
import sys

try:
    import openpyxl
except ImportError:
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "openpyxl"], check=True)
    import openpyxl
if not shutil.which("soffice"):
    subprocess.run(["apt-get", "update", "-q"], check=True)
    subprocess.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "libreoffice-calc"], check=True)
