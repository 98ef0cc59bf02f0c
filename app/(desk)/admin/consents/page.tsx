import { Link, ButtonLink, TitleLink } from '@/components/ui/link'
import { z } from 'zod'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { ListFilters, ListPage } from '@/components/admin/shell/list-page'
import { SelectField, TextField } from '@/components/ui/fields'
import { listConsents } from '@/domain/consents/consent-lists'
import { listAddress, wordsField } from '../list-address'
import {
  aboutNames,
  consentStateClasses,
  describeConsent,
  consentStateNames,
} from '@/components/admin/consents/consent-words'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Consents' }

const consentsAddress = listAddress('/admin/consents', {
  state: z.enum(['active', 'ending', 'ended', 'revoked', 'unlinked']),
  q: wordsField(100),
})

export default deskPage('/admin/consents', async ({ actor, clock, searchParams }) => {
  const asked = consentsAddress.read(searchParams)
  const { state, q, page } = asked
  const isFiltered = state !== undefined || q !== undefined
  return (
    <ListPage
      title="Consents"
      about="What people at risk agreed to. Nobody is named here, and only editors and administrators can read it."
      actions={
        <>
          <Link href="/admin/erasures" className="self-center px-2">
            Erasures
          </Link>
          <Link href="/admin/consents/report" className="self-center px-2">
            Report for auditors
          </Link>
          <ButtonLink href="/admin/consents/new">Record a consent</ButtonLink>
        </>
      }
      filters={
        <ListFilters
          label="Consents"
          path={consentsAddress.path}
          query={consentsAddress.narrowed(asked)}
          isFiltered={isFiltered}
          className="mb-5 grid max-w-[60rem] items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]"
        >
          <TextField label="Part of a reference" name="q" type="search" defaultValue={q ?? ''} maxLength={100} />
          <SelectField label="Status" name="state" defaultValue={state} none="All of them" options={stateOptions} />
        </ListFilters>
      }
      list={await listConsents(actor, { state, search: q, page }, clock.now)}
      address={(page) => consentsAddress.at({ ...asked, page })}
      isFiltered={isFiltered}
      nothing="No consent is recorded yet. You need one before a text about somebody at risk can be published: record what they agreed to, under the number of the case file that you keep elsewhere."
      nothingFound="Nothing matches."
    >
      {(items) => <ConsentList items={items} />}
    </ListPage>
  )
})

const stateOptions = { ...consentStateNames, ending: 'Ending within 60 days', unlinked: 'Linked to nothing' }

type ConsentItems = Awaited<ReturnType<typeof listConsents>>['items']

function ConsentList({ items }: { items: ConsentItems }) {
  return (
    <ul aria-label="Consents" className="max-w-[60rem] border-t-3 border-rule">
      {items.map(({ id, reference, about, links, ...consent }) => (
        <li
          key={id}
          className="grid gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
        >
          <div className="min-w-0">
            <TitleLink href={`/admin/consents/${id}`}>{reference}</TitleLink>
            <p className="text-sm text-faint">
              {aboutNames[about]} · {linkWords(links)}
            </p>
          </div>
          <p className={`text-sm font-medium ${consentStateClasses[consent.state]}`}>{describeConsent(consent)}</p>
        </li>
      ))}
    </ul>
  )
}

function linkWords({ entries, uploads }: ConsentItems[number]['links']) {
  const parts = [
    entries > 0 && countInWords(entries, 'text'),
    uploads > 0 && (uploads === 1 ? '1 picture or file' : `${uploads} pictures and files`),
  ].filter(Boolean)
  return parts.length ? parts.join(', ') : 'linked to nothing yet'
}
