import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { Turn } from '@/components/ui/turn'
import { InstantForm } from '@/components/ui/instant-form'
import { ShowOrAll } from '@/components/ui/show-or-all'
import { listConsents } from '@/domain/consents/consent-lists'
import { orForbidden } from '../or-forbidden'
import { ConsentList } from './consent-list'

export const metadata: Metadata = { title: 'Consents' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const Query = z.object({
  state: z.enum(['active', 'ending', 'ended', 'revoked', 'unlinked']).optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
})

export default async function Consents({ searchParams }: Props) {
  const query = consentsIn(await searchParams)
  const actor = await requireActor(consentsAddress(query))
  const { state, q, page } = query
  const list = await orForbidden(listConsents(actor, { state, search: q, page }, Date.now()))
  const isFiltered = state !== undefined || q !== undefined
  return (
    <>
      <PageHead
        title="Consents"
        actions={
          <>
            <Link href="/admin/erasures" className="self-center px-2">
              Erasures
            </Link>
            <Link href="/admin/consents/report" className="self-center px-2">
              Report for auditors
            </Link>
            <Link href="/admin/consents/new" className={buttonClass('plain')}>
              Record a consent
            </Link>
          </>
        }
      >
        What people at risk agreed to. Nobody is named here, and only editors and administrators can read it.
      </PageHead>
      {(isFiltered || list.total > 0) && <Filter query={query} isFiltered={isFiltered} />}
      {list.items.length > 0 ? (
        <ConsentList items={list.items} />
      ) : (
        <p className="max-w-[66ch] text-soft">
          {isFiltered
            ? 'Nothing matches.'
            : 'No consent is recorded yet. You need one before a text about somebody at risk can be published: record what they agreed to, under the number of the case file that you keep elsewhere.'}
        </p>
      )}
      <Turn page={list.page} pages={list.pages} address={(page) => consentsAddress({ ...query, page })} />
    </>
  )
}

type ConsentQuery = z.infer<typeof Query>

/** Returns the request in the list's address; what is not understood is left out. */
function consentsIn(query: Record<string, string | string[] | undefined>): ConsentQuery {
  return Query.parse(query)
}

/** The address of the list with this filter. */
function consentsAddress({ state, q, page }: ConsentQuery) {
  const query = new URLSearchParams()
  if (state) query.set('state', state)
  if (q) query.set('q', q)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `/admin/consents?${query}` : '/admin/consents'
}

/** Shows the filters of the list. */
function Filter({ query, isFiltered }: { query: ConsentQuery; isFiltered: boolean }) {
  const { state, q } = query
  return (
    <InstantForm
      label="Consents"
      path="/admin/consents"
      query={consentsAddress({ ...query, page: 1 }).split('?')[1] ?? ''}
      className="mb-5 grid max-w-[60rem] items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]"
    >
      <TextField label="Part of a reference" name="q" type="search" defaultValue={q ?? ''} maxLength={100} />
      <SelectField
        label="Status"
        name="state"
        defaultValue={state ?? ''}
        options={[
          { value: '', label: 'All of them' },
          { value: 'active', label: 'Active' },
          { value: 'ending', label: 'Ending within 60 days' },
          { value: 'ended', label: 'Ended' },
          { value: 'revoked', label: 'Revoked' },
          { value: 'unlinked', label: 'Linked to nothing' },
        ]}
      />
      <ShowOrAll all={isFiltered && '/admin/consents'} />
    </InstantForm>
  )
}
