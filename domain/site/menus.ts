import type { Problem } from '@/lib/result'
import type { MenuItem, MenuLine } from '@/domain/published/site'

const maxMenuLines = 20
const maxSubLines = 8

export function trimMenu(menu: MenuLine[]): MenuLine[] {
  return menu.map(({ label, path, items = [] }) => ({ label, path, ...(items.length > 0 && { items }) }))
}

/** Finds problems of a menu, with fields such as `menu.2.path` and `menu.2.items.0.label`. */
export function menuProblems(list: 'menu' | 'footerMenu', menu: MenuLine[] = []): Problem[] {
  if (menu.length > maxMenuLines) return [{ message: `The menu can have ${maxMenuLines} lines.`, field: list }]
  return menu.flatMap(({ items = [], ...line }, n) => {
    const field = `${list}.${n}`
    if (items.length > maxSubLines)
      return [{ message: `A sub-menu can have ${maxSubLines} lines.`, field: `${field}.label` }]
    const isHeading = items.length > 0 && line.path === ''
    return [
      ...lineProblems(line, field, isHeading),
      ...items.flatMap((item, i) => lineProblems(item, `${field}.items.${i}`)),
    ]
  })
}

function lineProblems({ label, path }: MenuItem, field: string, isHeading = false): Problem[] {
  const problems: Problem[] = []
  if (!label) problems.push({ message: 'Give this line a label.', field: `${field}.label` })
  if ([...label].length > 40) problems.push({ message: 'Keep the label under 40 characters.', field: `${field}.label` })
  if (!isHeading && !isOwnPath(path))
    problems.push({ message: 'Write an address on this site, such as /about.', field: `${field}.path` })
  return problems
}

/** Returns whether a path is on this site: `//` and `/\` would lead to other sites. */
function isOwnPath(path: string) {
  return path.length <= 300 && /^\/(?:[^\s/\\][^\s\\]*)?$/.test(path)
}
