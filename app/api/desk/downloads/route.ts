import { deskRoute } from '@/auth/guard'
import { queryOf } from '@/auth/parse'
import { downloadsAddress } from '@/app/(desk)/admin/downloads/download-form'
import { downloadsOf, type FileDownloads } from '@/domain/files/downloads'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { attachmentResponse } from '../attachment'

export const GET = deskRoute(async (actor, request) => {
  const { month, entry } = downloadsAddress.read(queryOf(request))
  const files = await downloadsOf(actor, { month, entryId: entry })
  return attachmentResponse('downloads.csv', downloadsCsv(files, month))
})

function downloadsCsv(files: FileDownloads[], onlyMonth?: string) {
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
