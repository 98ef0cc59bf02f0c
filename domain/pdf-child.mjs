// Runs alone, in a child process with limits: reads a PDF from standard input and prints its number of pages.
import { buffer } from 'node:stream/consumers'
import { PDFiumLibrary } from '@hyzyla/pdfium'

const library = await PDFiumLibrary.init()
const document = await library.loadDocument(await buffer(process.stdin))
process.stdout.write(String(document.getPageCount()))
document.destroy()
library.destroy()
