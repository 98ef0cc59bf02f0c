import type { FileDownloads } from '@/domain/files/downloads'
import { csvLine, csvMark } from '@/lib/csv'

/** Downloads for a spreadsheet: a line for each file and month, of one month only where one is asked for. */
export function downloadsCsv(files: FileDownloads[], onlyMonth?: string) {
  const head = csvLine(['file', 'version', 'upload', 'publications', 'month', 'downloads'])
  const lines = files.flatMap(({ name, version, mediaId, uses, months }) =>
    Object.entries(months)
      .filter(([month]) => onlyMonth === undefined || month === onlyMonth)
      .sort(([one], [other]) => one.localeCompare(other, 'en'))
      .map(([month, times]) =>
        csvLine([name, version, mediaId, uses.map(({ title }) => title).join('; '), month, times]),
      ),
  )
  return csvMark + head + lines.join('')
}
