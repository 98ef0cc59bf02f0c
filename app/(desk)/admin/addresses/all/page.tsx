import { Link, ButtonLink } from '@/components/ui/link'
import { everyAddressAddress, redirectsAddress } from '../list-query'
import { SearchForm, AddressTabs } from '../list-parts'
import { ListPage } from '@/components/admin/shell/list-page'
import { Note } from '@/components/admin/shell/page-head'
import { everyAddress, type KnownAddress } from '@/domain/addresses/every-address'
import { silentAddresses, type SilentAddress } from '@/domain/addresses/silent-addresses'
import { readableAddress } from '@/lib/web/readable-address'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Every address' }

export default deskPage('/admin/addresses/all', async ({ actor, clock, searchParams }) => {
  const asked = everyAddressAddress.read(searchParams)
  const { q: search = '', page = 1 } = asked
  const { path } = everyAddressAddress
  const list = await everyAddress(actor, { search, page }, clock.now)
  return (
    <ListPage
      title="Links and redirects"
      about="Every address that readers ever had, or will have, here and at earlier sites, and what it answers now. None is given to another text, and none should answer nothing."
      actions={<ButtonLink href="/admin/addresses/check">Check a list</ButtonLink>}
      className="max-w-4xl"
      above={
        <>
          <AddressTabs here={path} />
          <SearchForm label="Every address" path={path} query={everyAddressAddress.narrowed(asked)} search={search} />
          {searchParams.check === undefined ? (
            <p className="mb-6 text-sm">
              <Link href={`${path}?check=yes`}>Check that every one of them answers</Link>
            </p>
          ) : (
            <AddressCheck {...await silentAddresses(actor, clock.now)} />
          )}
        </>
      }
      count={countInWords(list.total, 'address', 'addresses')}
      list={list}
      address={(page) => everyAddressAddress.at({ ...asked, page })}
      turns={['Before', 'After']}
      isFiltered={search !== ''}
      nothing="Nothing has been published yet."
      nothingFound="No address has this in it."
    >
      {(items) => (
        <ul aria-label="Links and redirects">
          {items.map((address) => (
            <KnownAddressItem key={address.path} {...address} />
          ))}
        </ul>
      )}
    </ListPage>
  )
})

function AddressCheck({ total, silent }: { total: number; silent: SilentAddress[] }) {
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
            <SilentAddressRemedy path={path} target={target} asks={asks} />
          </li>
        ))}
      </ul>
      {silent.length > maxAddresses && <p>And {(silent.length - maxAddresses).toLocaleString('en')} more.</p>}
    </Note>
  )
}

const maxAddresses = 100

function SilentAddressRemedy({ path, target, asks }: SilentAddress) {
  if (target === null && asks === null) return null
  const href = redirectsAddress.at(target === null ? { from: path } : { q: path })
  return (
    <Link href={href} aria-label={`${target === null ? 'Make a redirect from' : 'Change'} ${readableAddress(path)}`}>
      {target === null ? 'Make a redirect' : 'Change'}
    </Link>
  )
}

function KnownAddressItem({ path, entryId, asks, answers }: KnownAddress) {
  return (
    <li className="grid gap-x-4 border-t border-line py-2 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <span className="min-w-0 wrap-anywhere">
        {asks !== null ? (
          readableAddress(path)
        ) : entryId === null ? (
          <Link href={redirectsAddress.at({ q: path })}>{readableAddress(path)}</Link>
        ) : (
          <Link href={`/admin/entries/${entryId}`}>{readableAddress(path)}</Link>
        )}
      </span>
      <span className={`text-sm wrap-anywhere ${answers.is === 'nothing' ? 'text-bad' : 'text-soft'}`}>
        {answers.is === 'moved' ? `leads to ${readableAddress(answers.to)}` : answerWords[answers.is]}
      </span>
    </li>
  )
}

const answerWords = {
  live: 'live',
  withdrawn: 'withdrawn, and says why',
  waits: 'waits for its moment',
  unused: 'kept for its text or file; readers never had it',
  nothing: 'answers nothing',
}
