import { ReactNodeViewRenderer } from '@tiptap/react'
import { FileBlock, Picture, textExtensions } from '@/domain/body/schema'
import { FileView } from './file-view'
import { PictureView } from './picture-view'

/** The document's shape as the domain has it; pictures and files get a face to work with. */
export const editorExtensions = [
  ...textExtensions,
  Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) }),
  FileBlock.extend({ addNodeView: () => ReactNodeViewRenderer(FileView) }),
]
