type Paged = { base: string; query: URLSearchParams; page: number; limit: number; total: number }

/** The links from one page of a list to the others: for the answer, and as the value of a `Link` header (RFC 8288). */
export function pageLinks({ base, query, page, limit, total }: Paged) {
  const pages = Math.max(1, Math.ceil(total / limit))
  const to = (number: number) => {
    const there = new URLSearchParams(query)
    there.delete('page')
    if (number > 1) there.set('page', String(number))
    there.sort()
    return there.size > 0 ? `${base}?${there}` : base
  }
  const links = {
    self: to(page),
    first: to(1),
    last: to(pages),
    next: page < pages ? to(page + 1) : null,
    prev: page > 1 ? to(page - 1) : null,
  }
  const link = Object.entries(links)
    .filter(([rel, address]) => rel !== 'self' && address !== null)
    .map(([rel, address]) => `<${address}>; rel="${rel}"`)
    .join(', ')
  return { pages, links, link }
}
