import Link from 'next/link'
import { z } from 'zod'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { Filters, ListPage } from '@/components/admin/shell/list-page'
import { buttonClass } from '@/components/ui/button-class'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { listConsents } from '@/domain/consents/consent-lists'
import { listAddress, wordsPart } from '../list-address'
import { ConsentList } from './consent-list'

export const metadata = { title: 'Consents' }

const address = listAddress('/admin/consents', {
  state: z.enum(['active', 'ending', 'ended', 'revoked', 'unlinked']),
  q: wordsPart(100),
})

export default deskPage('/admin/consents', async ({ actor, clock, searchParams }) => {
  const asked = address.read(searchParams)
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
          <Link href="/admin/consents/new" className={buttonClass('plain')}>
            Record a consent
          </Link>
        </>
      }
      filters={
        <Filters
          label="Consents"
          path={address.path}
          query={address.narrowed(asked)}
          isFiltered={isFiltered}
          className="mb-5 grid max-w-[60rem] items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]"
        >
          <TextField label="Part of a reference" name="q" type="search" defaultValue={q ?? ''} maxLength={100} />
          <SelectField label="Status" name="state" defaultValue={state ?? ''} options={states} />
        </Filters>
      }
      list={await listConsents(actor, { state, search: q, page }, clock.now)}
      address={(page) => address.at({ ...asked, page })}
      isFiltered={isFiltered}
      nothing="No consent is recorded yet. You need one before a text about somebody at risk can be published: record what they agreed to, under the number of the case file that you keep elsewhere."
      nothingFound="Nothing matches."
    >
      {(items) => <ConsentList items={items} />}
    </ListPage>
  )
})

const states = [
  { value: '', label: 'All of them' },
  { value: 'active', label: 'Active' },
  { value: 'ending', label: 'Ending within 60 days' },
  { value: 'ended', label: 'Ended' },
  { value: 'revoked', label: 'Revoked' },
  { value: 'unlinked', label: 'Linked to nothing' },
]
