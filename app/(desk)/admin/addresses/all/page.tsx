import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { listQueryIn, listAt } from '../list-query'
import { SearchForm } from '../search-form'
import { AddressTabs } from '../tabs'
import { Turn } from '@/components/ui/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { Note } from '@/components/admin/shell/note'
import { buttonClass } from '@/components/ui/button-class'
import { everyAddress, type Answers, type KnownAddress } from '@/domain/addresses/every-address'
import { silentAddresses, type Silent } from '@/domain/addresses/silent-addresses'
import { readableAddress } from '@/lib/web/readable-address'
import { clockFor } from '../../clock'
import { orForbidden } from '@/app/(desk)/admin/or-forbidden'

export const metadata: Metadata = { title: 'Every address' }

const path = '/admin/addresses/all'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EveryAddressPage({ searchParams }: Props) {
  const params = await searchParams
  const query = listQueryIn(params)
  const actor = await requireActor(listAt(path, query))
  const { now } = await clockFor(actor)
  const list = await orForbidden(everyAddress(actor, query, now))
  return (
    <div className="max-w-4xl">
      <PageHead
        title="Links and redirects"
        actions={
          <Link href="/admin/addresses/check" prefetch={false} className={buttonClass('plain')}>
            Check a list
          </Link>
        }
      >
        Every address that readers ever had, or will have, here and at earlier sites, and what it answers now. None is
        given to another text, and none should answer nothing.
      </PageHead>
      <AddressTabs here={path} />
      <SearchForm action={path} search={query.search} label="Every address" />
      {params.check === undefined ? (
        <p className="mb-6 text-sm">
          <Link href={`${path}?check=yes`} prefetch={false}>
            Check that every one of them answers
          </Link>
        </p>
      ) : (
        <Check {...await silentAddresses(actor, now)} />
      )}
      <p role="status" className="mb-2 text-sm text-soft">
        {list.total === 1 ? '1 address' : `${list.total.toLocaleString('en')} addresses`}
      </p>
      <ul aria-label="Links and redirects">
        {list.items.map((address) => (
          <Address key={address.path} {...address} />
        ))}
      </ul>
      {list.total === 0 && (
        <p className="text-soft">{query.search ? 'No address has this in it.' : 'Nothing has been published yet.'}</p>
      )}
      <Turn
        page={list.page}
        pages={list.pages}
        address={(page) => listAt(path, { ...query, page })}
        words={['Before', 'After']}
      />
    </div>
  )
}

function Check({ total, silent }: { total: number; silent: Silent[] }) {
  return (
    <Note warn={silent.length > 0} className="mb-6">
      <p role="status">
        {silent.length === 0
          ? `Every address answers: ${total.toLocaleString('en')} were asked just now.`
          : `${silent.length.toLocaleString('en')} of ${total.toLocaleString('en')} answer nothing:`}
      </p>
      <ul>
        {silent.slice(0, maxAddresses).map(({ path, target, asks }) => (
          <li key={path} className="py-1 wrap-anywhere">
            {readableAddress(path)}
            {target !== null && <span className="text-soft"> leads to {readableAddress(target)}</span>}{' '}
            <Remedy path={path} target={target} asks={asks} />
          </li>
        ))}
      </ul>
      {silent.length > maxAddresses && <p>And {(silent.length - maxAddresses).toLocaleString('en')} more.</p>}
    </Note>
  )
}

const maxAddresses = 100

/**
 * The link to the remedy: a redirect is changed, an address of an earlier site gets one, an entry's own address is
 * damage.
 */
function Remedy({ path, target, asks }: Silent) {
  if (target === null && asks === null) return null
  const href = listAt('/admin/addresses', target === null ? { from: path } : { search: path })
  return (
    <Link href={href} prefetch={false} aria-label={`${target === null ? 'Make a redirect from' : 'Change'} ${path}`}>
      {target === null ? 'Make a redirect' : 'Change'}
    </Link>
  )
}

function Address({ path, entryId, asks, answers }: KnownAddress) {
  return (
    <li className="grid gap-x-4 border-t border-line py-2 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <span className="min-w-0 wrap-anywhere">
        {asks !== null ? (
          readableAddress(path)
        ) : entryId === null ? (
          <Link href={listAt('/admin/addresses', { search: path })} prefetch={false}>
            {readableAddress(path)}
          </Link>
        ) : (
          <Link href={`/admin/entries/${entryId}`} prefetch={false}>
            {readableAddress(path)}
          </Link>
        )}
      </span>
      <span className={`text-sm wrap-anywhere ${answers.is === 'nothing' ? 'text-bad' : 'text-soft'}`}>
        {inWords(answers)}
      </span>
    </li>
  )
}

function inWords(answers: Answers) {
  switch (answers.is) {
    case 'live':
      return 'live'
    case 'moved':
      return `leads to ${readableAddress(answers.to)}`
    case 'withdrawn':
      return 'withdrawn, and says why'
    case 'waits':
      return 'waits for its moment'
    case 'unused':
      return 'kept for its text or file; readers never had it'
    case 'nothing':
      return 'answers nothing'
  }
}
