import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ListPage } from './list-page'

type List = { items: string[]; total?: number; page: number; pages: number }

function rendered(list: List, isFiltered = false) {
  return renderToStaticMarkup(
    <ListPage
      title="Boats"
      about="All of them."
      filters="The filters."
      count={`${list.total ?? list.items.length} boats`}
      all="/boats"
      aside="As a file."
      list={list}
      address={(page) => `/boats?page=${page}`}
      isFiltered={isFiltered}
      nothing="There is none yet."
      nothingFound="None is like that."
    >
      {(items) => items.join(', ')}
    </ListPage>,
  )
}

test('a list has its items, its filters, its number and the way to the next page', () => {
  const page = rendered({ items: ['Mekong', 'Tonle'], total: 4, page: 1, pages: 2 })
  for (const part of ['Boats', 'All of them.', 'The filters.', '4 boats', 'As a file.', 'Mekong, Tonle', 'Page 1 of 2'])
    expect(page).toContain(part)
  expect(page).toContain('href="/boats?page=2"')
  expect(page).not.toContain('href="/boats"')
})

test('a list of nothing says so, and has nothing to filter or to take away', () => {
  const page = rendered({ items: [], page: 1, pages: 1 })
  expect(page).toContain('There is none yet.')
  for (const part of ['The filters.', 'As a file.', 'Pages of the list']) expect(page).not.toContain(part)
})

test('where nothing matches, the filters stay and the whole list is a link away', () => {
  const page = rendered({ items: [], page: 1, pages: 1 }, true)
  for (const part of ['None is like that.', 'The filters.', 'href="/boats"']) expect(page).toContain(part)
  expect(page).not.toContain('There is none yet.')
})

test('a page past the end leads to the first, and names no number of pages', () => {
  const page = rendered({ items: [], total: 60, page: 99, pages: 3 })
  expect(page).toContain('The list is shorter than that.')
  expect(page).toContain('href="/boats?page=1"')
  expect(page).not.toMatch(/Page 99|There is none yet/)
})
