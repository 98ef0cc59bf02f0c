import type { Metadata } from 'next'
import { requireActor } from '@/auth/session'
import { listQueryIn, listAt } from '../list-query'
import { AddressTabs } from '../tabs'
import { Turn } from '@/components/ui/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { InstantForm } from '@/components/ui/instant-form'
import { SelectField } from '@/components/ui/select-field'
import { ShowOrAll } from '@/components/ui/show-or-all'
import { missedIn, missedMonths } from '@/domain/addresses/missed-addresses'
import { partialDate } from '@/lib/time/time'
import { clockFor } from '../../clock'
import { orForbidden } from '@/app/(desk)/admin/or-forbidden'
import { MissedList } from './missed-list'

export const metadata: Metadata = { title: 'Not found (404)' }

const path = '/admin/addresses/missing'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MissingPage({ searchParams }: Props) {
  const query = listQueryIn(await searchParams)
  const actor = await requireActor(listAt(path, query))
  const clock = await clockFor(actor)
  const months = await orForbidden(missedMonths(actor))
  const month = query.month ?? months[0]
  const list = month ? await missedIn(actor, { month, page: query.page }, clock.now) : undefined
  return (
    <div className="max-w-4xl">
      <PageHead title="Links and redirects">
        What readers asked for and did not find, by month. Nothing is known of who asked. Counts come with a delay of
        half a minute.
      </PageHead>
      <AddressTabs here={path} />
      {months.length > 1 && (
        <InstantForm
          label="Not found (404)"
          path={path}
          query={`month=${month}`}
          className="mb-4 flex flex-wrap items-end gap-3"
        >
          <SelectField
            label="Month"
            name="month"
            defaultValue={month}
            options={months.map((month) => ({ value: month, label: partialDate(month) }))}
          />
          <ShowOrAll />
        </InstantForm>
      )}
      {list && month && (
        <>
          <p role="status" className="mb-2 text-sm text-soft">
            {partialDate(month)}: {list.total === 1 ? '1 address' : `${list.total.toLocaleString('en')} addresses`}
            {list.others > 0 && unlistedInWords(list.others)}
          </p>
          <MissedList key={`${month} ${list.page}`} items={list.items} month={month} />
          <Turn
            page={list.page}
            pages={list.pages}
            address={(page) => listAt(path, { ...query, page })}
            words={['More often', 'Less often']}
          />
        </>
      )}
      {!list?.total && <p className="text-soft">Nobody has asked for an address that is not there.</p>}
    </div>
  )
}

function unlistedInWords(times: number) {
  const requests = times === 1 ? '1 request' : `${times.toLocaleString('en')} requests`
  return `, and ${requests} for others that are not kept, mostly by programs that look for security holes`
}
