// SPDX-License-Identifier: Apache-2.0
#include "storage/testing/mariadb_server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace storage::testing {
namespace {

namespace fs = std::filesystem;

// A server refuses to run as root; Debian's package brings the user mysql.
void become_mysql() {
  if (::getuid() != 0) return;
  passwd const* user = ::getpwnam("mysql");
  if (user == nullptr || ::initgroups("mysql", user->pw_gid) != 0 || ::setgid(user->pw_gid) != 0 ||
      ::setuid(user->pw_uid) != 0)
    ::_exit(126);
}

pid_t spawn(std::vector<std::string> const& words, std::string const& log) {
  std::vector<char*> arguments;
  for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t const pid = ::fork();
  if (pid < 0) throw std::runtime_error("fork failed");
  if (pid > 0) return pid;
  int const out = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0644);
  if (out < 0 || ::dup2(out, 1) < 0 || ::dup2(out, 2) < 0) ::_exit(126);
  if (::chdir("/") != 0) ::_exit(126);  // where we stand may be closed to the user mysql
  become_mysql();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // after the change of user, which would clear it
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

bool succeeded(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void give_to_mysql(fs::path const& path) {
  if (passwd const* user = ::getuid() == 0 ? ::getpwnam("mysql") : nullptr)
    if (::chown(path.c_str(), user->pw_uid, user->pw_gid) != 0)
      throw std::runtime_error("chown failed");
}

// By ourselves and not by the user mysql, who may not see the folder we are built in.
void copy_for_mysql(fs::path const& from, fs::path const& to) {
  fs::copy(from, to, fs::copy_options::recursive);
  give_to_mysql(to);
  for (auto const& entry : fs::recursive_directory_iterator(to)) give_to_mysql(entry.path());
}

fs::path temporary_folder() {
  std::string name = (fs::temp_directory_path() / "xingqu-mariadb-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  fs::permissions(name, fs::perms(0755));
  give_to_mysql(name);
  return name;
}

// mariadb-install-db takes six seconds, so its result is kept in the build folder.
// Two test programs that start together wait for one another.
bool copy_template(fs::path const& to, std::string const& log) {
  fs::path const kept = fs::path(XINGQU_BINARY_DIR) / "mariadb-template";
  int const lock = ::open((kept.string() + ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  ::flock(lock, LOCK_EX);
  bool ready = fs::exists(kept);
  if (!ready) {
    auto const made = temporary_folder();
    ready = succeeded(spawn({"mariadb-install-db", "--no-defaults", "--skip-test-db",
                             "--auth-root-authentication-method=normal",
                             "--innodb-log-file-size=4M", "--datadir=" + (made / "data").string()},
                            log));
    fs::path const half = kept.string() + ".part";
    fs::remove_all(half);
    if (ready) fs::copy(made / "data", half, fs::copy_options::recursive);
    if (ready) fs::rename(half, kept);
    fs::remove_all(made);
  }
  if (ready) copy_for_mysql(kept, to);
  ::close(lock);
  return ready;
}

std::string content_of(std::string const& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace

MariadbServer::MariadbServer(std::string program) : program_(std::move(program)) {
  if (!fs::exists(program_)) {
    why_not_ = program_ + " is not installed (Debian package mariadb-server)";
    return;
  }
  try {
    start();
  } catch (...) {
    stop();
    throw;
  }
}

void MariadbServer::start() {
  folder_ = temporary_folder();
  std::string const log = folder_ + "/log";
  if (!copy_template(folder_ + "/data", log))
    throw std::runtime_error("mariadb-install-db failed: " + content_of(log));
  pid_ = spawn(
      {program_, "--no-defaults", "--datadir=" + folder_ + "/data",
       "--socket=" + folder_ + "/socket", "--pid-file=" + folder_ + "/pid", "--skip-networking",
       "--skip-log-bin", "--innodb-buffer-pool-size=32M", "--innodb-log-file-size=4M",
       "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync",
       "--innodb-doublewrite=0", "--innodb-lock-wait-timeout=2", "--performance-schema=OFF",
       "--innodb-stats-persistent=OFF", "--max-connections=100"},
      log);
  auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!answers()) {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = 0;
      throw std::runtime_error("mariadbd ended: " + content_of(log));
    }
    if (std::chrono::steady_clock::now() > deadline)
      throw std::runtime_error("mariadbd did not answer: " + content_of(log));
    // The server tells nobody when it is ready; it can only be asked again.
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

bool MariadbServer::answers() const {
  int const socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return false;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder_ + "/socket").copy(address.sun_path, sizeof address.sun_path - 1);
  bool const connected =
      ::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

MariadbServer::~MariadbServer() { stop(); }

void MariadbServer::stop() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);  // nothing in it is worth a clean shutdown
    succeeded(pid_);
  }
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::string MariadbServer::dsn(std::string const& schema) const {
  auto const where = fmt::format("mariadb:unix_socket={}/socket user=root", folder_);
  return schema.empty() ? where : where + " dbname=" + schema;
}

}  // namespace storage::testing
