export const menuItemClass =
  'flex min-h-9 w-full cursor-pointer items-center gap-2.5 px-3 text-left text-ink no-underline -outline-offset-3 hover:bg-wash'
