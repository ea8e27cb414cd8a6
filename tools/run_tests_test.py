"""What a run says of a step that fails or never ends, and what it leaves behind."""
import contextlib
import io
import os
import select
import tempfile
import unittest
from pathlib import Path

import run_tests
from run_tests import Step


class Running(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(setattr, run_tests, "ROOT", run_tests.ROOT)
        run_tests.ROOT = Path(folder.name)

    def run_step(self, step):
        with contextlib.redirect_stdout(io.StringIO()):
            return run_tests.run(step)

    def test_a_step_that_fails_is_told_by_its_lines(self):
        step = Step("tale", "echo ok one; echo FAIL two; echo because; echo '1 passed, 1 failed'; exit 1", "ours")
        result = self.run_step(step)
        self.assertEqual((result.passed, result.failed), (1, 1))
        self.assertEqual(run_tests.failing_lines("tale"), "  FAIL two\n  because")

    def test_a_step_that_never_ends_is_stopped_with_all_it_started(self):
        # The grandchild holds the pipe's only writing end: the reader sees the end of the file once it is gone.
        pipe = run_tests.ROOT / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        self.addCleanup(os.close, reader)
        step = Step("endless", "(exec 3> pipe; echo begun; exec sleep 1000) & wait", "ours", timeout_s=1)
        self.assertEqual(self.run_step(step).failed, 1)
        self.assertTrue(select.select([reader], [], [], 30)[0], "what the step started runs on")
        self.assertEqual(os.read(reader, 1), b"")
        self.assertEqual(run_tests.failing_lines("endless"), "  stopped after 1 s\n  begun")


if __name__ == "__main__":
    unittest.main()
