import { pathOf } from '@/lib/web/entry-path'
import { leadsByShape } from '@/lib/web/old-shapes'
import { maxSlugLength, wholeGraphemes, withoutEnd } from '@/lib/text/slug'
import { slugProblem } from '@/domain/content/checks/slug'
import type { Language } from '@/lib/languages/languages'
import { isUnknown } from '../import-setting'
import type { TextRecord } from '../records'

// Addresses are fixed before anything is written: texts may link to later ones.

export type PlannedText = TextRecord & {
  /** Undefined if readers are not to get the text. */
  path: string | undefined
  redirects: string[]
  entryId: number | null
  /** True if an erased entry had an address of this text. */
  isErased: boolean
}

/** `owners`: the text that each address of the old site leads to. */
export type Plan = { texts: Map<string, PlannedText>; owners: Map<string, string> }

/** The plan asks this of the site that it is for. */
export type SiteFacts = {
  /** Returns the entry that an earlier import made of a text. Its language stays. */
  entryOf(key: string): { id: number; language: Language } | undefined
  ownerOf(path: string): Promise<number | undefined>
  wasErasedAt(paths: string[]): Promise<boolean>
  redirectAt(source: string): Promise<string | undefined>
  isReserved(source: string): Promise<boolean>
}

/** `zone`: decides the months in addresses; `now`: UTC ms; `front`: the path of the old site's front page. */
type PlanSetting = { zone: string; now: number; front: string }

export async function planTexts(records: Iterable<TextRecord>, site: SiteFacts, setting: PlanSetting): Promise<Plan> {
  const texts = new Map<string, PlannedText>()
  const claimed = new Map<string, string>()
  for (const record of records) {
    const { key, tag, problems } = record
    const known = site.entryOf(key)
    const isErased = !known && (await site.wasErasedAt(addressesFor(record, setting)))
    const text: PlannedText = {
      ...record,
      language: known?.language ?? record.language,
      path: undefined,
      redirects: [],
      entryId: known?.id ?? null,
      isErased,
      problems: [...problems],
    }
    if (isErased) Object.assign(text, { is: 'none', problems: [{ what: erasedHere }] })
    if (isUnknown(tag) && text.is !== 'none') text.problems.push({ what: takenAsOther, place: `“${tag}”` })
    texts.set(key, text)
    if (text.is === 'live' || text.is === 'scheduled') await claimPath(text, { claimed, site, ...setting })
  }
  const owners = ownersOf([...texts.values()])
  for (const text of texts.values())
    if (text.is === 'live') await addRedirects(text, { claimed, owners, site, ...setting })
  return { texts, owners }
}

function addressesFor({ kind, language, slug, at, oldPaths }: TextRecord, { zone, now }: PlanSetting) {
  const own = slugProblem(kind, slug) ? [] : [pathOf({ kind, language, slug, dated: at ?? now, zone })]
  return [...own, ...oldPaths.map(({ path }) => path)]
}

const erasedHere = 'What had its address was erased here permanently. It does not come again.'
const takenAsOther = 'Its language is written as no language that is known here, and was chosen for this import.'

/** An address that a text has comes before one that another had. Of public texts, the old site showed both. */
function ownersOf(texts: PlannedText[]) {
  const owners = new Map<string, string>()
  const [live, hidden] = [texts.filter(({ is }) => is === 'live'), texts.filter(({ is }) => is !== 'live')]
  for (const some of [live, hidden])
    for (const former of [undefined, true])
      for (const { key, oldPaths } of some)
        for (const { path, isFormer } of oldPaths) if (isFormer === former && !owners.has(path)) owners.set(path, key)
  return owners
}

type PlanContext = PlanSetting & { claimed: Map<string, string>; site: SiteFacts }

async function claimPath(text: PlannedText, { claimed, site, zone, now }: PlanContext) {
  const { key, kind, language, entryId, original } = text
  const dated = text.at ?? now
  for (let n = 1; ; n++) {
    const slug =
      n === 1 ? text.slug : `${withoutEnd(wholeGraphemes(text.slug, maxSlugLength - 1 - String(n).length), /-/)}-${n}`
    if (slugProblem(kind, slug)) {
      if (n > 1) throw new Error(`No address for ${key}: ${slug}`)
      continue
    }
    const path = pathOf({ kind, language, slug, dated, zone })
    const owner = await site.ownerOf(path)
    if ((claimed.get(path) ?? key) !== key || (owner !== undefined && owner !== entryId)) continue
    claimed.set(path, key)
    if (n > 1)
      text.problems.push({
        what: 'Its address was taken here, so it has another one.',
        place: pathOf({ kind, language, slug: text.slug, dated, zone }),
      })
    else if (original && original !== slug)
      text.problems.push({
        what: 'Its address was not made of small letters, digits and hyphens, so it has another one.',
        place: original,
      })
    text.slug = slug
    text.path = path
    return
  }
}

async function addRedirects(text: PlannedText, context: PlanContext & Pick<Plan, 'owners'>) {
  const { claimed, owners, site, front } = context
  const { key, id, entryId } = text
  const path = text.path!
  const numbered = `${front}?p=${id}`
  for (const { path: source } of text.oldPaths) {
    if (source === front || leadsByShape(source, path) || (leadsByShape(source, numbered) && source !== numbered))
      continue
    const target = await site.redirectAt(source)
    if (target === path || (entryId && (await site.ownerOf(target ?? source)) === entryId)) continue
    const isTaken = (claimed.get(source) ?? key) !== key || owners.get(source) !== key || target !== undefined
    if (isTaken || (await site.isReserved(source))) text.problems.push({ what: takenAddress, place: source })
    else text.redirects.push(source)
  }
}

const takenAddress = 'An old address of it cannot lead to it: this site or another text has it.'
