import { knowLater } from '@/db/test-later-build'

// Loaded before anything else, it makes this process a later build, which knows more changes of the schema.

knowLater(process.env.LATER_CHANGES!.split(' '))
