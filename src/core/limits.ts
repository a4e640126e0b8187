const MB = 2 ** 20;

/** How much input is read at most; what is more is refused with a message that names the limit. */
export const limits = {
  /** Bytes of a table as text. */
  tableFile: 16 * MB,
  /** Bytes of pack.yaml, of edition.yaml, of a palette file, of a template. */
  textFile: MB / 2,
  /** In how many others a value of a YAML file may stand, how many aliases there may be, and for how many values. */
  yamlDepth: 50,
  yamlAliases: 100,
  yamlNodes: 5000,
  /** Charts of a pack. */
  charts: 100,
  yamlValues: 10_000,
  /** Findings of one data folder that are listed. */
  diagnostics: 10_000,
  /** Bytes of an ornament. */
  ornamentFile: 2 * MB,
  /** Elements of an ornament, those that it repeats counted each time, and in how many others they may stand. */
  svgElements: 10_000,
  svgDepth: 50,
  /**
   * Rows, columns and cells of a table, and the characters of a cell, as many as a spreadsheet program keeps in one.
   * Time and memory grow evenly with rows, but all editions of a table of 25,000 rows of 8 figures do not fit into the
   * memory that a task of the service has.
   */
  tableRows: 12_000,
  tableColumns: 200,
  tableCells: 120_000,
  cellCharacters: 32_767,
  /** Bytes of a workbook, as it lies there and unpacked. */
  workbookFile: 32 * MB,
  /** Bytes of a report that is imported, and the characters of its text, five times those of a long one. */
  reportFile: 32 * MB,
  reportCharacters: 150_000,
  reportPages: 300,
  reportTables: 50,
  /** Figures of a report that are read, and projects; some ten times what a long one has. */
  reportFigures: 2500,
  reportProjects: 500,
  /** In how many others a value of a JSON file may stand, and how many values it may have. */
  jsonDepth: 20,
  jsonValues: 500_000,
  /** In how many others an element of a workbook's XML may stand. */
  xmlDepth: 100,
  /** Bytes of a PDF that is put on sheets, compared or taken apart. */
  pdfFile: 512 * MB,
} as const;

/** A number of bytes as messages say it: `16 MB`. */
export function shownBytes(bytes: number): string {
  return bytes < MB ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil((10 * bytes) / MB) / 10} MB`;
}
