import { PageMark } from '@/domain/content/body/schema'

/** The place where a page of the PDF begins, as a quiet mark among the words: it is removed and moved with them, and its number is not written. */
export const PageMarkInText = PageMark.extend({
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement('span')
      dom.className = 'page-mark'
      dom.textContent = `Page ${String(node.attrs.page)}`
      dom.role = 'note'
      dom.ariaLabel = `Page ${String(node.attrs.page)} of the PDF begins here`
      return { dom }
    },
})
