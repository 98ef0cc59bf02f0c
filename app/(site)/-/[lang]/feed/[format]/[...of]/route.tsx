import { machineFile, missing, section } from '@/app/(site)/public-route'
import { feedFormats, type FeedFormat } from '@/components/site/feed-address'
import { atom } from '../../atom'
import { feedIn } from '../../feed'
import { json } from '../../json'
import { feedExtent, listOf } from '../../lists'
import { rss } from '../../rss'

const writers = { rss, atom, json }

export const GET = section<{ format: FeedFormat; of: string[] }>(async (request) => {
  const { params, frame, language } = request
  const list = await listOf({ ...request, of: params.of, extent: feedExtent })
  if (!list) return missing()
  const body = writers[params.format](feedIn(params.format, list, frame))
  const { type } = feedFormats[params.format]
  return machineFile(body, type, {
    lastModified: list.changedAt,
    language,
    styled: params.format !== 'json',
    shared: true,
  })
})
