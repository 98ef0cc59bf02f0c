import Link from 'next/link'
import { Section } from '@/components/admin/shell/page-head'
import type { Orphan } from '@/domain/care/orphans'
import { relativeTime } from '@/lib/time/relative-time'

type Props = {
  silent: number
  /** Texts with dead links to this site; the main menu counts as one text. */
  broken: number
}

export function AddressCare({ silent, broken }: Props) {
  return (
    <Section id="addresses" title="Links and redirects" count={silent + broken}>
      <p className="mb-3 max-w-[60ch] text-sm text-soft">
        People print addresses and link to them. Have what stopped answering lead to where its thing is, and correct
        links.
      </p>
      <ul>
        {silent > 0 && (
          <li className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <Link href="/admin/addresses/all?check=yes" prefetch={false}>
              {countInWords(silent, 'address', 'addresses')} that stopped answering
            </Link>
          </li>
        )}
        {broken > 0 && (
          <li className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <Link href="/admin/addresses/broken" prefetch={false}>
              {countInWords(broken, 'place', 'places')} with links that lead nowhere
            </Link>
          </li>
        )}
      </ul>
    </Section>
  )
}

function countInWords(n: number, singular: string, plural: string) {
  return `${n.toLocaleString('en')} ${n === 1 ? singular : plural}`
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
