import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { listQueryIn, listAt } from './list-query'
import { SearchForm } from './search-form'
import { AddressTabs } from './tabs'
import { Turn } from '@/components/ui/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { likelyTargets } from '@/domain/addresses/likely-targets'
import { sourceFor } from '@/domain/addresses/redirect-rules'
import { listRedirects } from '@/domain/addresses/redirects'
import { clockFor } from '../clock'
import { orForbidden } from '../or-forbidden'
import { Redirects } from './redirects'

export const metadata: Metadata = { title: 'Redirects' }

const path = '/admin/addresses'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RedirectsPage({ searchParams }: Props) {
  const query = listQueryIn(await searchParams)
  const actor = await requireActor(listAt(path, query))
  const clock = await clockFor(actor)
  const from = query.from && sourceFor(query.from)
  const [list, likely] = await orForbidden(
    Promise.all([
      listRedirects(actor, query, clock.now),
      from ? likelyTargets(actor, from.replace(/^\/\/[^/]+/, ''), clock.now) : [],
    ]),
  )
  return (
    <div className="max-w-5xl">
      <PageHead
        title="Links and redirects"
        actions={
          <Link href={`${path}/import`} prefetch={false} className={buttonClass('plain')}>
            Import from a file
          </Link>
        }
      >
        People print addresses and link to them. One that no text has can lead to where its thing is now; old addresses
        of texts lead on by themselves.
      </PageHead>
      <AddressTabs here={path} />
      <Redirects key={from} rows={list.items} from={from} likely={likely} clock={clock}>
        {(list.total > 0 || query.search) && <SearchForm action={path} search={query.search} label="Redirects" />}
        <p className="mb-2 flex flex-wrap justify-between gap-x-6 text-sm">
          <span role="status" className="text-soft">
            {list.total === 1 ? '1 redirect' : `${list.total.toLocaleString('en')} redirects`}
          </span>
          {list.total > 0 && (
            <a href="/api/desk/redirects" download>
              All of them for a spreadsheet (CSV)
            </a>
          )}
        </p>
        {list.total === 0 && (
          <p className="text-soft">{query.search ? 'No redirect has this in it.' : 'There is none yet.'}</p>
        )}
      </Redirects>
      <Turn page={list.page} pages={list.pages} address={(page) => listAt(path, { ...query, page })} />
    </div>
  )
}
