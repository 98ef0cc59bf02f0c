import { knowLater } from '@/db/test-later-build'

// Makes this process a later build that knows more schema changes. Must be loaded first.

knowLater(process.env.LATER_CHANGES!.split(' '))
