import type { CopyPlace } from '@/domain/erasures/erasure'

/** Replaced in the words by a noted address, which is erased here. */
export const addressPlace = '[ADDRESS]'

type Words = {
  name: string
  todo: string
  /** Words to copy and send, which say nothing of whom the text was about. */
  words: string
}

export const copyWords: Record<CopyPlace, Words> = {
  'search engines': {
    name: 'Search engines',
    todo: 'Each has a form for pages that are gone: at Google “Refresh outdated content”, at Bing “Content removal”. It asks for the address alone. Send one request for each address, of pictures and files too, and look again after a week.',
    words: `The page at ${addressPlace} has been removed permanently, for privacy. It answers with status 410.

Please remove it from your index, with every stored copy, summary and preview picture of it.`,
  },
  'web archives': {
    name: 'Web archives',
    todo: 'The Internet Archive and others remove a page when the owner of the site asks by mail. Write from an address of the site’s own domain, and ask for an answer.',
    words: `We publish the site on which ${addressPlace} was. We have removed this page permanently, for privacy, and ask you to remove every copy that you hold of it and of its pictures and files, for all dates, and not to make new ones.

Please tell us when it is done.`,
  },
  'feed readers': {
    name: 'Feed readers and newsletters',
    todo: 'The feed does not have it any more, but a reader may keep what it fetched. Ask those that show texts of the feed on pages of their own, and do not forget your own newsletters and posts on social media.',
    words: `You show texts from our feed. The text at ${addressPlace} is not in it any more: we have removed it permanently, for privacy.

Please delete it from your pages and from what you keep, with its pictures.`,
  },
  harvesters: {
    name: 'Libraries and other harvesters',
    todo: 'They are told that the record is deleted when they harvest again. Ask those that you know to do so now, and to delete copies of files.',
    words: `The record of ${addressPlace} is deleted in our repository: it is marked so for OAI-PMH. It was removed permanently, for privacy.

Please harvest again now, and delete the record and every file of it that you have copied.`,
  },
  exports: {
    name: 'Exports and archives that were handed out',
    todo: 'An export or an archive from before still has it. Ask whoever got one to delete it, and give them a new one.',
    words: `You have an export of our archive from before today. Something in it had to be removed permanently, for privacy: what was at ${addressPlace}.

Please delete that export and every copy of it. We will send you a new one without this text.`,
  },
  partners: {
    name: 'Partners and colleagues',
    todo: 'Think of who got it by mail, as a preview, as a file or in print, and of folders of your own: computers, telephones, shared drives.',
    words: `You received a text or files from us that were at ${addressPlace}. We had to remove them permanently, for privacy.

Please delete your copies, also in mails and shared folders, and tell us if you have passed them on.`,
  },
}
