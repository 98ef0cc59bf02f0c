import { missedAddress } from '../list-query'
import { AddressTabs } from '../list-parts'
import { ListFilters, ListPage } from '@/components/admin/shell/list-page'
import { SelectField } from '@/components/ui/fields'
import { missedIn, missedMonths } from '@/domain/addresses/missed-addresses'
import { partialDate } from '@/lib/time/time'
import { MissedList } from './missed-list'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Not found (404)' }

export default deskPage('/admin/addresses/missing', async ({ actor, clock, searchParams }) => {
  const asked = missedAddress.read(searchParams)
  const months = await missedMonths(actor)
  const month = asked.month ?? months[0]
  const list = month ? await missedIn(actor, { month, page: asked.page ?? 1 }, clock.now) : emptyList
  return (
    <ListPage
      title="Links and redirects"
      about="What readers asked for and did not find, by month. Nothing is known of who asked. Counts come with a delay of half a minute."
      className="max-w-4xl"
      above={
        <>
          <AddressTabs here={missedAddress.path} />
          {months.length > 1 && (
            <ListFilters
              label="Not found (404)"
              path={missedAddress.path}
              query={missedAddress.narrowed({ month })}
              className="mb-4 flex flex-wrap items-end gap-3"
            >
              <SelectField
                label="Month"
                name="month"
                defaultValue={month}
                options={months.map((month) => ({ value: month, label: partialDate(month) }))}
              />
            </ListFilters>
          )}
        </>
      }
      count={
        month &&
        `${partialDate(month)}: ${countInWords(list.total, 'address', 'addresses')}${list.others > 0 ? unlistedInWords(list.others) : ''}`
      }
      list={list}
      address={(page) => missedAddress.at({ ...asked, page })}
      turns={['More often', 'Less often']}
      nothing="Nobody has asked for an address that is not there."
    >
      {(items) => <MissedList key={`${month} ${list.page}`} items={items} month={month!} />}
    </ListPage>
  )
})

const emptyList = { items: [], total: 0, page: 1, pages: 1, others: 0 }

function unlistedInWords(times: number) {
  return `, and ${countInWords(times, 'request')} for others that are not kept, mostly by programs that look for security holes`
}
