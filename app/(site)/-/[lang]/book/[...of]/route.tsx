import { machineFile, missing, section } from '@/app/(site)/public-route'
import { listOf } from '../../feed/lists'
import { bookExtent, bookOf } from '../book'

export const GET = section<{ of: string[] }>(async (request) => {
  const { params, frame, language } = request
  const list = await listOf({ ...request, of: params.of, extent: bookExtent })
  if (!list) return missing()
  const { bytes, isAway } = await bookOf(frame, list)
  return machineFile(bytes, 'application/epub+zip', {
    lastModified: list.changedAt,
    language,
    filename: `${list.path.slice(1).replaceAll(/[^a-z0-9-]+/gi, '-')}.epub`,
    notCacheable: isAway,
  })
})
