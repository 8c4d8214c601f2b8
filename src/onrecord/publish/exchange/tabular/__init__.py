"""An edition as related tables, without loss, for CSV, XLSX, SQLite and Parquet."""
