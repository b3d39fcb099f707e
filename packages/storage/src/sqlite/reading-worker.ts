import { workerData } from 'node:worker_threads'
import { asDatabaseOptions } from './open-database.ts'
import { openReadingEngine } from './reading-engine.ts'
import { servePort } from './serve-port.ts'

// A thread beside the one that writes: whoever waits for a commit need not wait for a large board to be read.
servePort(() => openReadingEngine(asDatabaseOptions(workerData)))
