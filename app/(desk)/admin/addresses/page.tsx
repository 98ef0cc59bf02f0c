import { ButtonLink } from '@/components/ui/link'
import { redirectsAddress } from './list-query'
import { SearchForm, AddressTabs } from './list-parts'
import { PageTurn } from '@/components/ui/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { likelyTargets } from '@/domain/addresses/likely-targets'
import { sourceFor } from '@/domain/addresses/redirect-rules'
import { listRedirects } from '@/domain/addresses/redirects'
import { Redirects } from './redirects'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Redirects' }

export default deskPage('/admin/addresses', async ({ actor, clock, searchParams }) => {
  const asked = redirectsAddress.read(searchParams)
  const { q: search = '', page = 1 } = asked
  const from = asked.from && sourceFor(asked.from)
  const [list, likely] = await Promise.all([
    listRedirects(actor, { search, page }, clock.now),
    from ? likelyTargets(actor, from.replace(/^\/\/[^/]+/, ''), clock.now) : [],
  ])
  return (
    <div className="max-w-5xl">
      <PageHead
        title="Links and redirects"
        actions={<ButtonLink href="/admin/addresses/import">Import from a file</ButtonLink>}
      >
        People print addresses and link to them. One that no text has can lead to where its thing is now; old addresses
        of texts lead on by themselves.
      </PageHead>
      <AddressTabs here="/admin/addresses" />
      <Redirects key={from} rows={list.items} from={from} likely={likely} clock={clock}>
        {(list.total > 0 || search) && (
          <SearchForm
            label="Redirects"
            path={redirectsAddress.path}
            query={redirectsAddress.narrowed({ q: search })}
            search={search}
          />
        )}
        <p className="mb-2 flex flex-wrap justify-between gap-x-6 text-sm">
          <span role="status" className="text-soft">
            {countInWords(list.total, 'redirect')}
          </span>
          {list.total > 0 && (
            <a href="/api/desk/redirects" download>
              All of them for a spreadsheet (CSV)
            </a>
          )}
        </p>
        {list.total === 0 && (
          <p className="text-soft">{search ? 'No redirect has this in it.' : 'No redirects yet.'}</p>
        )}
      </Redirects>
      <PageTurn page={list.page} pages={list.pages} address={(page) => redirectsAddress.at({ ...asked, page })} />
    </div>
  )
})
