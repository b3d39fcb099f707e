export { createTestClock, createTestPeers, syncPeers, testAxis, type TestPeer } from './peers.ts'
export { arbitraryEdit, arbitraryScript, playScript } from './scripts.ts'
