import type { Actor } from '@/domain/staff/actor'
import { brokenLinks } from '@/domain/addresses/broken-links'
import { undescribed } from '../bare-pictures'
import { silentAddresses } from '@/domain/addresses/silent-addresses'
import { refusedBodies } from '../stored-bodies'
import { countInWords, warning, passed, failed, type Finding } from './finding'

/** Checks every text and address, which is slow in a large archive. */
export async function textFindings(actor: Actor, now: number): Promise<Finding[]> {
  const links = await brokenLinks(actor, now)
  const { silent, total } = await silentAddresses(actor, now)
  const pictures = await undescribed(actor, now)
  const refused = await refusedBodies(actor, now)
  return [
    { id: 'bodies', title: 'Texts as this version knows them', ...strange(refused.length) },
    { id: 'addresses', title: 'Addresses that were public', ...addresses(silent.length, total) },
    { id: 'links', title: 'Links within the site', ...broken(links) },
    { id: 'pictures', title: 'Pictures without a description', ...pictureless(pictures.length) },
  ]
}

function addresses(silent: number, total: number) {
  if (!silent) return passed(`All ${countInWords(total, 'address answers', 'addresses answer')}.`)
  const todo = 'Give each a redirect to where its text is now.'
  return failed(`${countInWords(silent, 'address answers', 'addresses answer')} nothing.`, {
    todo,
    path: '/admin/addresses/all?check=yes',
  })
}

function strange(n: number) {
  if (!n) return passed('None holds anything that no text can hold.')
  const message = `${countInWords(n, 'text holds', 'texts hold')} something that no text can hold, so that only words are shown.`
  return failed(message, { todo: 'See who wrote it, and write it again.', path: '/admin/care#bodies' })
}

function broken({ texts, menu, redirects }: Awaited<ReturnType<typeof brokenLinks>>) {
  const parts = [
    texts.length && countInWords(texts.length, 'text'),
    menu.length && 'the menu',
    redirects.length && countInWords(redirects.length, 'redirect'),
  ].filter(Boolean)
  if (!parts.length) return passed('None leads nowhere.')
  const message = `Some lead nowhere, in ${new Intl.ListFormat('en-GB').format(parts as string[])}.`
  return warning(message, { todo: 'Correct them or give their addresses a redirect.', path: '/admin/addresses/broken' })
}

function pictureless(n: number) {
  if (!n) return passed('No text that readers have shows one.')
  const message = `${countInWords(n, 'text')} that readers have ${n === 1 ? 'shows' : 'show'} one.`
  return warning(message, { todo: 'Describe them, or say that they only decorate.', path: '/admin/care#pictures' })
}
