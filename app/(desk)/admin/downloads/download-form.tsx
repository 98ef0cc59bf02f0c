import { ListFilters } from '@/components/admin/shell/list-page'
import { SelectField } from '@/components/ui/fields'
import { partialDate } from '@/lib/time/time'
import { idField, listAddress, monthField } from '../list-address'

export const downloadsAddress = listAddress('/admin/downloads', { month: monthField, entry: idField })

type Props = {
  currentQuery: ReturnType<typeof downloadsAddress.read>
  months: string[]
  publications: { entryId: number; title: string }[]
}

export function DownloadForm({ currentQuery, months, publications }: Props) {
  const query = downloadsAddress.narrowed(currentQuery)
  return (
    <ListFilters
      label="Downloads"
      path={downloadsAddress.path}
      query={query}
      isFiltered={query !== ''}
      className="mb-5 grid items-end gap-3 border-y border-line bg-sheet px-3 py-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]"
    >
      <SelectField
        label="Month"
        name="month"
        defaultValue={currentQuery.month}
        none="All of them"
        options={months.map((month) => ({ value: month, label: partialDate(month) }))}
      />
      <SelectField
        label="Publication or post"
        name="entry"
        defaultValue={currentQuery.entry}
        none="All of them"
        options={publications.map(({ entryId, title }) => ({ id: entryId, name: title || 'Untitled' }))}
      />
    </ListFilters>
  )
}
