import { eq, sql } from 'drizzle-orm'
import { preparedQuery, read } from '@/db/connection'
import { addresses, type ImportProblem } from '@/db/schema'
import { pathOf } from '@/lib/web/entry-path'
import { maxSlugLength, withoutEnd } from '@/lib/text/slug'
import type { WxrItem } from '@/lib/wxr/types'
import { slugProblem } from '@/domain/content/checks/slug'
import { wasErasedAt } from '@/domain/published/erased'
import { ruleContext, sourceIn, sourceProblem, type RuleContext } from '@/domain/addresses/redirect-rules'
import type { EntryMeta } from '../gazette-meta'
import { listLogRows } from '../import-log'
import { isForeign, languageName } from '../import-setting'
import { leadsByShape, oldPathsOf } from './old-paths'
import type { Survey, SurveyItem } from './survey'

// Addresses are fixed before anything is written: texts may link to later ones.

/** An import publishes nothing that was not public. */
export type EntryState = 'live' | 'scheduled' | 'draft' | 'review' | 'none'

export type PlannedItem = SurveyItem & {
  is: EntryState
  /** Undefined if readers are not to get the text. */
  path: string | undefined
  redirects: string[]
  entryId: number | null
  problems: ImportProblem[]
  /** True if an erased entry had an address of this item. */
  isErased: boolean
}

export type ImportPlan = Map<string, PlannedItem>

/** `entryMeta`: fields of an entry that came from Gazette. */
export type ImportItem = PlannedItem & { wxr: WxrItem; entryMeta?: EntryMeta }

/** `zone`: decides the months in addresses; `now`: UTC ms. */
export async function planOf(survey: Survey, { source, zone }: { source: string; zone: string }, now: number) {
  const entryIds = new Map((await listLogRows(read(), { source, kind: 'entry' })).map((row) => [row.key, row.entryId]))
  const plan: ImportPlan = new Map()
  const claimed = new Map<string, string>()
  for (const surveyed of survey.items.values()) {
    const isErased =
      !entryIds.get(surveyed.key) && (await wasErasedAt(read(), addressesFor(surveyed, survey, { zone, now })))
    const { is, problems } = isErased
      ? { is: 'none' as const, problems: [{ what: erasedHere }] }
      : plannedStateOf(surveyed, now)
    const item: PlannedItem = {
      ...surveyed,
      is,
      path: undefined,
      redirects: [],
      problems,
      entryId: entryIds.get(surveyed.key) ?? null,
      isErased,
    }
    if (item.sharesNumber) item.problems.push({ what: sharedNumber })
    if (isForeign(item.tag) && is !== 'none') item.problems.push({ what: takenAsOther, place: languageName(item.tag) })
    plan.set(item.key, item)
    if (is === 'live' || is === 'scheduled') await claimPath(item, claimed, { zone, now })
  }
  const rules = ruleContext(now)
  for (const item of plan.values()) if (item.is === 'live') await addRedirects(item, { survey, claimed, rules })
  return plan
}

function addressesFor(item: SurveyItem, { old }: Survey, { zone, now }: { zone: string; now: number }) {
  const { type: kind, language, slug, at } = item
  const own = slugProblem(kind, slug) ? [] : [pathOf({ kind, language, slug, dated: at ?? now, zone })]
  return [...own, ...oldPathsOf(item, old).map(({ path }) => path)]
}

const erasedHere = 'What had its address was erased here permanently. It does not come again.'

function plannedStateOf(
  { status, at, isLocked, lacksType }: SurveyItem,
  now: number,
): { is: EntryState; problems: ImportProblem[] } {
  const state = (is: EntryState, ...what: string[]) => ({ is, problems: what.map((what) => ({ what })) })
  if (status === 'trash') return state('none', 'It was in the trash there.')
  if (status === 'inherit' || status === 'auto-draft')
    return state('none', 'It was never saved as a text of its own there.')
  if (lacksType) return state('draft', withoutType)
  if (status === 'publish' || status === 'future') {
    if (isLocked)
      return state('draft', 'It was protected by a password there. Here it is a draft, which only staff can read.')
    if (status === 'publish' && at === undefined) return state('draft', withoutDate)
    if (status === 'publish') return state(at! <= now ? 'live' : 'scheduled')
    if (at !== undefined && at > now) return state('scheduled')
    return state(
      'draft',
      'It was set for a moment that has passed since the export. Here it is a draft: publish it if it went out.',
    )
  }
  if (status === 'private')
    return state('draft', 'It was private there. Here it is a draft, which all editors can read.')
  if (status === 'pending') return state('review')
  if (status === '')
    return state('draft', 'Its export does not say whether it was public. Here it is a draft: publish it if it was.')
  return status === 'draft'
    ? state('draft')
    : state('draft', `It had a state there that is not known here, “${status.slice(0, 40)}”. Here it is a draft.`)
}

// A missing field must not make a text public.
const withoutType = 'Its export does not say whether it is a post or a page. Here it is a draft of a post.'
const withoutDate =
  'Its export does not say when it was published. Here it is a draft: publish it with the date it had.'
const takenAsOther = 'It is in a language that no text here can have, and was taken as one in another.'
const sharedNumber = 'Another text of the export has the same number: links by that number lead to the other one.'

async function claimPath(
  item: PlannedItem,
  claimed: Map<string, string>,
  { zone, now }: { zone: string; now: number },
) {
  const { key, type: kind, language, entryId, original } = item
  const dated = item.at ?? now
  for (let n = 1; ; n++) {
    const slug =
      n === 1 ? item.slug : `${withoutEnd(item.slug.slice(0, maxSlugLength - 1 - String(n).length), /-/)}-${n}`
    if (slugProblem(kind, slug)) {
      if (n > 1) throw new Error(`No address for ${key}: ${slug}`)
      continue
    }
    const path = pathOf({ kind, language, slug, dated, zone })
    const owner = await ownerOf(path)
    if ((claimed.get(path) ?? key) !== key || (owner !== undefined && owner !== entryId)) continue
    claimed.set(path, key)
    if (n > 1)
      item.problems.push({
        what: 'Its address was taken here, so it has another one.',
        place: pathOf({ kind, language, slug: item.slug, dated, zone }),
      })
    else if (original && original !== slug)
      item.problems.push({
        what: 'Its address was not made of small Latin letters, digits and hyphens, so it has another one.',
        place: original,
      })
    item.slug = slug
    item.path = path
    return
  }
}

const addressOwner = preparedQuery((db) =>
  db
    .select({ entryId: addresses.entryId })
    .from(addresses)
    .where(eq(addresses.path, sql.placeholder('path'))),
)

async function ownerOf(path: string) {
  return (await addressOwner({ path }))[0]?.entryId
}

type RedirectContext = { survey: Survey; claimed: Map<string, string>; rules: RuleContext }

async function addRedirects(item: PlannedItem, { survey, claimed, rules }: RedirectContext) {
  const { key, id, entryId } = item
  const path = item.path!
  const front = survey.old.base || '/'
  const numbered = `${front}?p=${id}`
  for (const { path: source } of oldPathsOf(item, survey.old)) {
    if (source === front || leadsByShape(source, path) || (leadsByShape(source, numbered) && source !== numbered))
      continue
    const target = await rules.redirectAt(source)
    if (target === path || (entryId && (await ownerOf(target ?? source)) === entryId)) continue
    const isTaken = (claimed.get(source) ?? key) !== key || target !== undefined
    const isRefused = isTaken || !sourceIn(source).ok || (await sourceProblem(source, rules)) !== undefined
    if (isRefused) item.problems.push({ what: takenAddress, place: source })
    else item.redirects.push(source)
  }
}

const takenAddress = 'An old address of it cannot lead to it: this site or another text has it.'
