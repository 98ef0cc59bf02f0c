import { done, refused, type Result } from './result'

/**
 * A CSV file's bytes as text: UTF-8, with a byte order mark or without. What spreadsheets save beside that is refused in
 * words that say what to choose instead: guessed at, names would be kept with wrong letters.
 */
export function csvText(bytes: Buffer): Result<string> {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.subarray(0, 200).includes(0))
    return refused(`The file is written in UTF-16 (“Unicode Text”). ${saveAs}`, 'csv')
  if (first === 0x50 && second === 0x4b) return refused(`The file is a workbook, not a CSV file. ${saveAs}`, 'csv')
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refused(`The file is not written in UTF-8, so letters with accents would be lost. ${saveAs}`, 'csv')
  }
}

const saveAs = 'Open it in the spreadsheet and save it as “CSV UTF-8 (comma delimited)”.'
