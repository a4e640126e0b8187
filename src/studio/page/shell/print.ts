/**
 * Opens a PDF beside the studio and has the browser print it; where its viewer can't, the PDF is there to be printed.
 */
export function printPdf(address: string): void {
  const opened = open(address, '_blank');
  opened?.addEventListener('load', () => {
    // the viewer of PDFs needs a moment of its own before it prints
    setTimeout(() => opened.print(), 300);
  });
}

/** Has the browser save a file. */
export function saveFile(address: string): void {
  const link = document.createElement('a');
  link.href = `${address}${address.includes('?') ? '&' : '?'}save`;
  link.download = '';
  link.click();
}
