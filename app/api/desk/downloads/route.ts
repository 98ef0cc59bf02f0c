import { deskRoute } from '@/auth/guard'
import { downloadsOf } from '@/domain/files/downloads'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { attachmentResponse } from '../attachment'

export const GET = deskRoute(async (actor) => {
  const head = csvLine(['file', 'version', 'upload', 'publications', 'month', 'downloads'])
  const lines = (await downloadsOf(actor)).flatMap(({ name, version, mediaId, uses, months }) =>
    Object.entries(months)
      .sort(([one], [other]) => one.localeCompare(other, 'en'))
      .map(([month, times]) =>
        csvLine([name, version, mediaId, uses.map(({ title }) => title).join('; '), month, times]),
      ),
  )
  return attachmentResponse('downloads.csv', csvMark + head + lines.join(''))
})
