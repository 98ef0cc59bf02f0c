import { Link, TitleLink } from '@/components/ui/link'
import type { CareList as List } from '@/domain/care/care'
import type { CareItem } from '@/domain/care/care-item'
import { relativeTime } from '@/lib/time/relative-time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import type { Clock } from '@/lib/time/time'
import type { DamagedUpload } from '@/domain/care/damage'
import type { FileProblem } from '@/domain/care/fixity'
import { CheckAgain } from './check-again'
import { Section } from '@/components/admin/shell/page-head'
import type { Orphan } from '@/domain/care/orphans'
import { countInWords } from '@/lib/text/numbers'

export const carePages = [
  { href: '/admin/care', label: 'To fix' },
  { href: '/admin/care/self-check', label: 'Site health' },
] as const

type Props = { items: CareItem[]; moment: string; clock: Clock }
type ListProps = { list: List<CareItem>; all?: string; moment: string; clock: Clock }

const maxShown = 10

export function CareList({ list: { items, total }, all, moment, clock }: ListProps) {
  const rest = items.slice(maxShown)
  const unnamed = total - items.length
  return (
    <>
      <CareItems items={items.slice(0, maxShown)} moment={moment} clock={clock} />
      {rest.length > 0 && (
        <details className="border-t border-line">
          <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-accent">
            {(total - maxShown).toLocaleString('en')} more
          </summary>
          <CareItems items={rest} moment={moment} clock={clock} />
          {unnamed > 0 && (
            <p className="border-t border-line py-2.5 text-soft">
              And {unnamed.toLocaleString('en')} more, which are named here once these are done.{' '}
              {all && <Link href={all}>See them all</Link>}
            </p>
          )}
        </details>
      )}
    </>
  )
}

export function CareItems({ items, moment, clock }: Props) {
  return (
    <ul>
      {items.map(({ entryId, at, why, revisionId, ...entry }) => (
        <li key={`${entryId} ${at} ${revisionId}`} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <EntryLink entry={{ id: entryId, ...entry }} />
          <p className="text-sm text-faint">
            {kindAndLanguage({ id: entryId, ...entry })} · {moment} {relativeTime(at, clock.now)}
          </p>
          {why && <p className="text-sm text-soft wrap-anywhere">{why}</p>}
          {revisionId && (
            <Link href={`/admin/entries/${entryId}/revisions/${revisionId}`} className="text-sm">
              See this revision
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

type DamagedListProps = { items: DamagedUpload[]; now: number; mayCheck: boolean }

export function DamagedList({ items, now, mayCheck }: DamagedListProps) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.mediaId} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <TitleLink href={`/admin/media/${item.mediaId}`}>{item.name}</TitleLink>
          {faultSentences(item).map((sentence) => (
            <p key={sentence} className="text-sm text-bad">
              {sentence}
            </p>
          ))}
          <p className="text-sm text-faint">Read {relativeTime(item.checkedAt, now)}</p>
          <UploadUses uses={item.uses} />
          {mayCheck && <CheckAgain mediaId={item.mediaId} name={item.name} />}
        </li>
      ))}
    </ul>
  )
}

function faultSentences({ files, type }: DamagedUpload) {
  const original = type.startsWith('image/') ? 'The original picture' : 'The document'
  const sentence = (what: string, problem: FileProblem, are = 'is') =>
    problem === 'missing' ? `${what} ${are} missing.` : `${what} ${are} not the same any more, or cannot be read.`
  const derivedFiles = (problem: FileProblem) => files.filter((file) => !file.isOriginal && file.problem === problem)
  return [
    ...files.filter((file) => file.isOriginal).map(({ problem }) => sentence(original, problem)),
    ...problemOrder.flatMap((problem) => {
      const names = derivedFiles(problem).map(({ name }) => name)
      if (names.length === 0) return []
      return names.length === 1
        ? sentence(`Its file ${names[0]}`, problem)
        : sentence(`Its files ${listFormat.format(names)}`, problem, 'are')
    }),
  ]
}

const problemOrder: FileProblem[] = ['missing', 'changed']
const listFormat = new Intl.ListFormat('en-GB')

function UploadUses({ uses }: Pick<DamagedUpload, 'uses'>) {
  if (uses.length === 0) return <p className="text-sm text-soft">No text uses it.</p>
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span className="text-soft">Used in</span>
      {uses.map(({ entryId, ...entry }) => (
        <EntryLink key={entryId} entry={{ id: entryId, ...entry }} />
      ))}
    </div>
  )
}

type AddressCareProps = {
  silent: number
  /** Texts with dead links to this site; the main menu counts as one text. */
  broken: number
}

export function AddressCare({ silent, broken }: AddressCareProps) {
  return (
    <Section id="addresses" title="Links and redirects" count={silent + broken}>
      <p className="mb-3 max-w-[60ch] text-sm text-soft">
        People print addresses and link to them. Have what stopped answering lead to where its thing is, and correct
        links.
      </p>
      <ul>
        {silent > 0 && (
          <li className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <Link href="/admin/addresses/all?check=yes">
              {countInWords(silent, 'address', 'addresses')} that stopped answering
            </Link>
          </li>
        )}
        {broken > 0 && (
          <li className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <Link href="/admin/addresses/broken">{countInWords(broken, 'place')} with links that lead nowhere</Link>
          </li>
        )}
      </ul>
    </Section>
  )
}

export function OrphanList({ orphans, now }: { orphans: Orphan[]; now: number }) {
  return (
    <Section id="orphans" title="Unknown folders" count={orphans.length}>
      <p className="mb-3 max-w-[60ch] text-sm text-soft">
        They lie among the files of uploads and belong to none. Nothing deletes them: whoever looks after the server
        should see what is in them, and move them away.
      </p>
      <ul>
        {orphans.map(({ path, bytes, changedAt }) => (
          <li key={path} className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <code className="wrap-anywhere">{path}</code>
            <p className="text-sm text-faint">
              {bytes === 0 ? 'empty' : `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`} · changed{' '}
              {relativeTime(changedAt, now)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
