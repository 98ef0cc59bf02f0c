import type { WxrComment, WxrItem } from '@/lib/wxr/types'

const innerMetaKeys =
  /^_(gazette_|edit_|wp_(old_|attachment|attached|trash|page_template|desired|suggested|ignored)|thumbnail_id|pingme|encloseme|oembed|menu_item|elementor_(css|controls)|yoast_.{0,100}(primary|_score|reading|content|inlink|cornerstone))/

const stateNames: Record<string, string> = {
  publish: 'published',
  future: 'scheduled',
  pending: 'waiting for review',
  private: 'private',
  draft: 'drafts',
  trash: 'in the trash',
  '': 'without a state',
}
const typeNames: Record<string, string> = {
  post: 'Posts',
  page: 'Pages',
  attachment: 'Files',
  nav_menu_item: 'Menu items',
}

/** "Posts, published". */
export function countedAs({ type, status, password }: Pick<WxrItem, 'type' | 'status' | 'password'>) {
  const state = password ? 'protected by a password' : (stateNames[status] ?? status)
  return {
    type: typeNames[type] ?? `Things of the type ${type}`,
    ...(type in typeNames && type !== 'nav_menu_item' && { state }),
  }
}

/** Returns data that Gazette has no field for. Only counts unapproved comments; drops IP addresses. */
export function keptDetailsOf(item: WxrItem, author: string) {
  const comments = item.comments.filter(({ approved }) => approved === '1').map(commentOf)
  const otherComments = item.comments.length - comments.length
  const fields = fieldsOf(item)
  return {
    ...countedAs(item),
    ...(author && { author }),
    ...(item.sticky && { sticky: true }),
    ...(comments.length > 0 && { comments }),
    ...(otherComments > 0 && { 'comments not kept': otherComments }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(Object.keys(unknownOf(item)).length > 0 && { elements: unknownOf(item) }),
  }
}

function commentOf({ id, author, email, url, date, text, parent }: WxrComment) {
  return { id, author, email, url, date, text, ...(parent && parent !== '0' && { parent }) }
}

function fieldsOf({ meta }: WxrItem) {
  const fields: Record<string, string[]> = {}
  for (const { key, value } of meta)
    if (!innerMetaKeys.test(key) && key !== 'footnotes' && value !== '') (fields[key] ??= []).push(value)
  return fields
}

/** Standard elements that nobody misses. */
const usual =
  /^(wp:(comment_status|ping_status|menu_order|comment_count|post_mime_type)|comments|.*:(commentrss|comments))$/i

function unknownOf({ unknown }: WxrItem) {
  return Object.fromEntries(Object.entries(unknown).filter(([name, value]) => !usual.test(name) && value !== ''))
}
