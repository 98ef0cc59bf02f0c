import { machine, missing, section } from '@/app/(site)/public-route'
import { feedFormats, type FeedFormat } from '@/components/site/feed-address'
import { atom } from '../../atom'
import { feedIn } from '../../feed'
import { json } from '../../json'
import { listOf } from '../../lists'
import { rss } from '../../rss'

const written = { rss, atom, json }

/** The feed of a list: missing where the list is. */
export const GET = section<{ format: FeedFormat; of: string[] }>(async (asked) => {
  const { params, frame, language } = asked
  const list = await listOf({ ...asked, of: params.of })
  if (!list) return missing()
  const body = written[params.format](feedIn(params.format, list, frame))
  const { type } = feedFormats[params.format]
  return machine(body, type, { lastModified: list.changedAt, language, styled: params.format !== 'json', shared: true })
})
